package io.cameldicom.component.commitment;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Uid;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.EventReport;
import io.cameldicom.toolkit.engine.EventReportHandler;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The requests for storage commitment of this component, and the reports on them, whichever association they come on
 * (PS3.4 §J.3.3). Safe for use by many threads.
 */
public final class Commitments implements EventReportHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Commitments.class);
    private static final DimseStatus SUCCESS = DimseStatus.of(DimseStatus.SUCCESS);
    private static final DimseStatus PROCESSING_FAILURE = DimseStatus.of(0x0110);
    private static final DimseStatus INVALID_ARGUMENT = DimseStatus.of(0x0115);
    private static final DimseStatus RESOURCE_LIMITATION = DimseStatus.of(0x0213);
    private static final int ALL_COMMITTED = 1;
    private static final int FAILURES_EXIST = 2;
    private static final int REMEMBERED = 10_000;

    private final Executor reports;
    private final List<CommitmentListener> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, CompletableFuture<CommitmentResult>> waiting = new ConcurrentHashMap<>();
    private final RecentUids told = new RecentUids(REMEMBERED);
    private final RecentUids unknown = new RecentUids(REMEMBERED);
    private final OpenTransactions memory = new TransactionMemory(REMEMBERED);

    /** @param reports a thread that may wait for the disk; takes one report after the other */
    public Commitments(Executor reports) {
        this.reports = reports;
    }

    /** Lets {@code listener} hear of each result until it is removed. */
    public void add(CommitmentListener listener) {
        listeners.add(listener);
    }

    /** It hears of nothing any more. */
    public void remove(CommitmentListener listener) {
        listeners.remove(listener);
    }

    /**
     * Takes a request, before it is sent.
     *
     * @return completes with the result
     * @throws TooManyTransactionsException if there are as many as may be
     * @throws IOException if it cannot be kept
     */
    public CompletionStage<CommitmentResult> open(Transaction transaction) throws IOException {
        memory.add(transaction);
        CompletableFuture<CommitmentResult> result = new CompletableFuture<>();
        waiting.put(transaction.uid(), result);
        return result;
    }

    /** The peer refused the request, or never got it: no report will come. */
    public void cancel(String transactionUid) throws IOException {
        waiting.remove(transactionUid);
        memory.remove(transactionUid);
    }

    /**
     * Takes the report of a peer. Event types other than those of storage commitment are answered with 0113 (no such
     * event type); a report that cannot be read with 0115 (invalid argument value); one from a peer that was not asked, or
     * that a listener failed to take, with 0110 (processing failure); all others, those on unknown transactions included,
     * with 0000, as the peer has done what it owes.
     */
    @Override
    public CompletionStage<DimseStatus> reported(EventReport report) {
        boolean ours = report.sopClassUid().equals(Uid.STORAGE_COMMITMENT_PUSH_MODEL)
                && (report.eventTypeId() == ALL_COMMITTED || report.eventTypeId() == FAILURES_EXIST);
        if (!ours) {
            return EventReportHandler.NONE.reported(report);
        }
        try {
            return CompletableFuture.supplyAsync(() -> answer(report), reports);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(RESOURCE_LIMITATION);
        }
    }

    private DimseStatus answer(EventReport report) {
        CommitmentReport read;
        try {
            read = CommitmentReport.of(report.information().orElse(DataSet.EMPTY));
        } catch (IllegalArgumentException e) {
            LOG.atWarn()
                    .addKeyValue("event", "commitment.malformed")
                    .addKeyValue("peer", report.peerAeTitle())
                    .addKeyValue("association", report.associationNumber())
                    .log(
                            "{} reported on a storage commitment on association {}, and the report cannot be read: {}",
                            report.peerAeTitle(),
                            report.associationNumber(),
                            e.getMessage());
            return INVALID_ARGUMENT;
        }
        try {
            Optional<Transaction> transaction = memory.find(read.transactionUid());
            if (transaction.isEmpty()) {
                return unknown(report, read);
            }
            return transaction.get().reporters().contains(report.peerAeTitle())
                    ? take(report, read, transaction.get())
                    : foreign(report, transaction.get());
        } catch (IOException e) {
            return PROCESSING_FAILURE;
        }
    }

    private DimseStatus unknown(EventReport report, CommitmentReport read) {
        if (!told.contains(read.transactionUid()) && unknown.add(read.transactionUid())) {
            LOG.atWarn()
                    .addKeyValue("event", "commitment.unknown")
                    .addKeyValue("peer", report.peerAeTitle())
                    .addKeyValue("association", report.associationNumber())
                    .addKeyValue("transaction", read.transactionUid())
                    .log(
                            "{} reported on storage commitment {}, which is not open here: it was asked for by another"
                                    + " system, or before a restart without a commitmentDirectory, or has expired",
                            report.peerAeTitle(),
                            read.transactionUid());
        }
        return SUCCESS;
    }

    private static DimseStatus foreign(EventReport report, Transaction transaction) {
        LOG.atWarn()
                .addKeyValue("event", "commitment.foreign")
                .addKeyValue("peer", report.peerAeTitle())
                .addKeyValue("association", report.associationNumber())
                .addKeyValue("transaction", transaction.uid())
                .addKeyValue("destination", transaction.destination())
                .log(
                        "{} reported on storage commitment {}, which {} was asked for: refused (if it speaks for it, name"
                                + " it in commitmentAeTitles)",
                        report.peerAeTitle(),
                        transaction.uid(),
                        transaction.destination());
        return PROCESSING_FAILURE;
    }

    private DimseStatus take(EventReport report, CommitmentReport read, Transaction transaction) throws IOException {
        int strangers = read.strangersTo(transaction);
        if (strangers > 0) {
            LOG.atWarn()
                    .addKeyValue("event", "commitment.strangers")
                    .addKeyValue("peer", report.peerAeTitle())
                    .addKeyValue("transaction", transaction.uid())
                    .log(
                            "{} reported on storage commitment {} and named {} instances that were not asked for:"
                                    + " ignored",
                            report.peerAeTitle(),
                            transaction.uid(),
                            strangers);
        }
        CommitmentResult result = read.resultOf(transaction, report.peerAeTitle());
        boolean heard = tellListeners(result);
        if (heard) {
            told.add(transaction.uid());
            memory.remove(transaction.uid());
        }
        CompletableFuture<CommitmentResult> exchange = waiting.remove(transaction.uid());
        if (exchange != null) {
            exchange.complete(result);
        }
        return heard ? SUCCESS : PROCESSING_FAILURE;
    }

    private boolean tellListeners(CommitmentResult result) {
        boolean heard = true;
        for (CommitmentListener listener : listeners) {
            try {
                listener.reported(result);
            } catch (RuntimeException e) {
                heard = false;
                LOG.atWarn()
                        .addKeyValue("event", "commitment.listener")
                        .addKeyValue("transaction", result.transactionUid())
                        .log(
                                "{} failed to take the result of storage commitment {}: {}; the peer is answered 0110",
                                listener.getClass().getName(),
                                result.transactionUid(),
                                e.getClass().getName());
            }
        }
        return heard;
    }
}
