package io.cameldicom.component.commitment;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Uid;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.EventReport;
import io.cameldicom.toolkit.engine.EventReportHandler;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * The requests for storage commitment of this component, and the reports on them, whichever association they come on
 * (PS3.4 §J.3.3). Safe for use by many threads.
 */
public final class Commitments implements EventReportHandler {
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
    private final OpenTransactions memory = new Expiring(new TransactionMemory(), Clock.systemUTC());
    private final Map<Path, OpenTransactions> folders = new LinkedHashMap<>();

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
     * Where transactions are kept until their report comes: the same for all who name the same folder, or none.
     *
     * @param folder made if it is not there; empty to keep them in memory, where a restart forgets them
     * @throws IOException if the folder cannot be made or read
     */
    public synchronized OpenTransactions kept(Optional<Path> folder) throws IOException {
        if (folder.isEmpty()) {
            return memory;
        }
        Path path = folder.get().toAbsolutePath().normalize();
        OpenTransactions known = folders.get(path);
        if (known == null) {
            known = new Expiring(new TransactionFolder(path), Clock.systemUTC());
            folders.put(path, known);
        }
        return known;
    }

    private synchronized List<OpenTransactions> everywhere() {
        List<OpenTransactions> all = new ArrayList<>();
        all.add(memory);
        all.addAll(folders.values());
        return all;
    }

    /** How many requests await their report, over all places where they are kept. */
    public int open() {
        return everywhere().stream().mapToInt(OpenTransactions::count).sum();
    }

    /** How many exchanges wait for a report now. */
    public int waiting() {
        return waiting.size();
    }

    /**
     * The requests that await their report, the oldest first; those in a folder that cannot be read are missing. May
     * wait for the disk.
     *
     * @param most of them that are read
     */
    public List<Transaction> oldest(int most) {
        List<Transaction> oldest = new ArrayList<>();
        for (OpenTransactions where : everywhere()) {
            try {
                List<String> uids = where.asked().entrySet().stream()
                        .sorted(Map.Entry.comparingByValue())
                        .limit(most)
                        .map(Map.Entry::getKey)
                        .toList();
                for (String uid : uids) {
                    where.find(uid).ifPresent(oldest::add);
                }
            } catch (IOException | DirectoryIteratorException e) {
                continue; // whoever asks for commitment there is told
            }
        }
        return oldest.stream()
                .sorted(Comparator.comparing(Transaction::asked))
                .limit(most)
                .toList();
    }

    /**
     * Takes a request, before it is sent. May wait for the disk.
     *
     * @param where where it is kept
     * @return completes with the result when the peer has reported and the listeners have heard of it
     * @throws TooManyTransactionsException if there are as many as may be
     * @throws CommitmentDirectoryException if it cannot be kept
     */
    public CompletableFuture<CommitmentResult> open(
            OpenTransactions where, Transaction transaction, TransactionLimits limits) {
        try {
            where.add(transaction, limits);
        } catch (IOException e) {
            throw new CommitmentDirectoryException(e);
        }
        CompletableFuture<CommitmentResult> result = new CompletableFuture<>();
        waiting.put(transaction.uid(), result);
        return result;
    }

    /** Nobody waits for the result any more; listeners still hear of it. */
    public void abandon(String transactionUid) {
        waiting.remove(transactionUid);
    }

    /** The peer refused the request, or never got it: no report will come. May wait for the disk. */
    public void cancel(OpenTransactions where, String transactionUid) {
        abandon(transactionUid);
        forget(where, transactionUid);
    }

    private static void forget(OpenTransactions where, String transactionUid) {
        try {
            where.remove(transactionUid);
        } catch (IOException e) {
            CommitmentLog.left(transactionUid, e);
        }
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
            CommitmentLog.malformed(report, e.getMessage());
            return INVALID_ARGUMENT;
        }
        if (told.contains(read.transactionUid())) {
            return SUCCESS;
        }
        for (OpenTransactions where : everywhere()) {
            try {
                Optional<Transaction> transaction = where.find(read.transactionUid());
                if (transaction.isPresent()) {
                    return take(report, read, where, transaction.get());
                }
            } catch (IOException e) {
                CommitmentLog.unreadable(read.transactionUid(), e);
                return PROCESSING_FAILURE;
            }
        }
        return unknown(report, read);
    }

    private DimseStatus unknown(EventReport report, CommitmentReport read) {
        if (unknown.add(read.transactionUid())) {
            CommitmentLog.unknown(report, read.transactionUid());
        }
        return SUCCESS;
    }

    private DimseStatus take(
            EventReport report, CommitmentReport read, OpenTransactions where, Transaction transaction) {
        if (!transaction.reporters().contains(report.peerAeTitle())) {
            CommitmentLog.foreign(report, transaction);
            return PROCESSING_FAILURE;
        }
        int strangers = read.strangersTo(transaction);
        if (strangers > 0) {
            CommitmentLog.strangers(report, transaction, strangers);
        }
        CommitmentResult result = read.resultOf(transaction, report.peerAeTitle());
        boolean heard = tellListeners(result);
        if (heard) {
            told.add(transaction.uid());
            forget(where, transaction.uid());
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
                CommitmentLog.listener(listener, result, e);
            }
        }
        return heard;
    }
}
