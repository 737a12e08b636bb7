package io.cameldicom.component;

import io.cameldicom.component.commitment.CommitmentPendingException;
import io.cameldicom.component.commitment.CommitmentResult;
import io.cameldicom.component.commitment.Commitments;
import io.cameldicom.component.commitment.InvalidCommitmentRequestException;
import io.cameldicom.component.commitment.OpenTransactions;
import io.cameldicom.component.commitment.StorageCommitmentException;
import io.cameldicom.component.commitment.Transaction;
import io.cameldicom.component.commitment.TransactionLimits;
import io.cameldicom.component.destination.Operation;
import io.cameldicom.component.destination.OperationResult;
import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.toolkit.data.Uid;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.MalformedResponseException;
import io.cameldicom.toolkit.engine.OutcomeUnknownException;
import io.cameldicom.toolkit.engine.ResponseListener;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** {@code dicom:commit}: asks the peer to keep objects for good, and waits for its report (PS3.4 §J.3). */
final class CommitProducer extends DestinationProducer {
    private final DicomConfiguration configuration;
    private final RequestedInstances requested;
    private final Commitments commitments;
    private final Set<AeTitle> reporters;
    private final Map<String, CompletableFuture<CommitmentResult>> waiting = new ConcurrentHashMap<>();
    private final TransactionLimits limits;
    private OpenTransactions kept;

    CommitProducer(DicomEndpoint endpoint) {
        super(endpoint);
        this.configuration = endpoint.getConfiguration();
        this.requested = new RequestedInstances(
                new Bodies(endpoint.spool(), configuration.readLimits()),
                configuration.readLimits(),
                configuration.getCommitmentMaximumInstances());
        this.commitments = endpoint.getComponent().commitments();
        this.reporters = reporters(endpoint);
        this.limits = endpoint.transactionLimits();
    }

    private static Set<AeTitle> reporters(DicomEndpoint endpoint) {
        Set<AeTitle> titles = new HashSet<>();
        titles.add(endpoint.dicomAddress().aeTitle());
        Names.list(endpoint.getConfiguration().getCommitmentAeTitles())
                .forEach(title -> titles.add(new AeTitle(title)));
        return titles;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        kept = ((DicomEndpoint) getEndpoint()).openTransactions();
    }

    @Override
    protected void doStop() throws Exception {
        waiting.forEach((uid, report) -> report.completeExceptionally(
                CommitmentPendingException.stopped(destination().peer(), uid)));
        super.doStop();
    }

    /** Writes the request down on the calling thread, then lets it go: the network is awaited by nobody. */
    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Message message = exchange.getMessage();
        removeResult(exchange);
        Transaction transaction;
        CompletableFuture<CommitmentResult> report;
        try {
            transaction = new Transaction(
                    transactionUid(exchange), destination().peer(), reporters, requested.in(exchange), Instant.now());
            report = commitments.open(kept, transaction, limits);
        } catch (Exception e) {
            fail(exchange, e);
            callback.done(true);
            return true;
        }
        waiting.put(transaction.uid(), report);
        setTitles(message);
        message.setHeader(DicomConstants.TRANSACTION_UID, transaction.uid());
        ask(transaction, report)
                .whenComplete((end, failure) ->
                        complete(exchange, callback, () -> finish(exchange, transaction, end, failure)));
        return false;
    }

    /** The one that the route chose, for one request: it must not be asked under again (PS3.4 §J.3.2.1.2). */
    private static String transactionUid(Exchange exchange) {
        String chosen = exchange.getProperty(DicomConstants.TRANSACTION_UID, String.class);
        exchange.removeProperty(DicomConstants.TRANSACTION_UID);
        if (chosen == null) {
            return Uid.random();
        }
        if (!Uid.isValid(chosen)) {
            throw new InvalidCommitmentRequestException("exchange property " + DicomConstants.TRANSACTION_UID
                    + ": no UID (expected: 1 to 64 digits and dots)");
        }
        return chosen;
    }

    /**
     * How a request has ended so far.
     *
     * @param answer to the N-ACTION; null where the report was faster
     * @param result null where nobody waits for it
     */
    private record End(OperationResult answer, CommitmentResult result) {}

    private CompletableFuture<End> ask(Transaction transaction, CompletableFuture<CommitmentResult> report) {
        CompletableFuture<End> end = new CompletableFuture<>();
        destination()
                .invoke(
                        Operation.COMMIT,
                        transaction.request(),
                        ResponseListener.NONE,
                        configuration.getCommitmentHold())
                .result()
                .whenComplete((answer, failure) -> {
                    if (failure != null) {
                        end.completeExceptionally(failure);
                    } else if (!isTaken(answer) || !configuration.isWaitForCommitment()) {
                        end.complete(new End(answer, null));
                    } else {
                        await(transaction, report, answer, end);
                    }
                });
        report.thenAccept(result -> end.complete(new End(null, result))); // it may be faster than the answer
        return end;
    }

    private void await(
            Transaction transaction,
            CompletableFuture<CommitmentResult> report,
            OperationResult answer,
            CompletableFuture<End> end) {
        report.orTimeout(configuration.getCommitmentTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((result, failure) -> {
                    if (failure == null) {
                        end.complete(new End(answer, result));
                    } else if (Failures.unwrapped(failure) instanceof CommitmentPendingException stopped) {
                        end.completeExceptionally(stopped);
                    } else {
                        end.completeExceptionally(CommitmentPendingException.late(
                                transaction.destination(), transaction.uid(), configuration.getCommitmentTimeout()));
                    }
                });
    }

    private static boolean isTaken(OperationResult answer) {
        return answer.outcome() == Outcome.DONE || answer.outcome() == Outcome.DONE_WITH_WARNING;
    }

    private void finish(Exchange exchange, Transaction transaction, End end, Throwable failure) {
        waiting.remove(transaction.uid());
        if (failure != null) {
            if (mayStillBeReported(Failures.unwrapped(failure))) {
                commitments.abandon(transaction.uid());
            } else {
                commitments.cancel(kept, transaction.uid());
            }
            fail(exchange, failure);
            return;
        }
        if (end.answer() != null) {
            setAnswer(exchange.getMessage(), end.answer());
        }
        if (end.result() != null) {
            finish(exchange, end.result());
        } else if (isTaken(end.answer())) {
            commitments.abandon(transaction.uid());
        } else {
            commitments.cancel(kept, transaction.uid());
            fail(exchange, refusal(end.answer()));
        }
    }

    private void finish(Exchange exchange, CommitmentResult result) {
        exchange.setProperty(DicomConstants.COMMITMENT, result);
        exchange.getMessage()
                .setHeader(DicomConstants.COMPLETED, result.committed().size());
        exchange.getMessage().setHeader(DicomConstants.FAILED, result.failed().size());
        if (result.isComplete()) {
            exchange.getMessage().setHeader(DicomConstants.OUTCOME, Outcome.DONE.word());
        } else {
            StorageCommitmentException failure = new StorageCommitmentException(result);
            fail(exchange, Failures.of("Storage commitment", failure, failure.outcome()));
        }
    }

    /** The peer has the request, or may have it. */
    private static boolean mayStillBeReported(Throwable failure) {
        return failure instanceof CommitmentPendingException
                || failure instanceof OutcomeUnknownException
                || failure instanceof MalformedResponseException;
    }

    private DicomOperationException refusal(OperationResult answer) {
        DimseStatus status = answer.response().status();
        return Failures.of(
                what(),
                new DimseStatusException(
                        destination().peer(), "N-ACTION", status, Operation.COMMIT.meaning(status.code())),
                answer.outcome());
    }

    private static void setAnswer(Message message, OperationResult answer) {
        message.setHeader(DicomConstants.STATUS, answer.response().status().code());
        message.setHeader(DicomConstants.ASSOCIATION, answer.associationNumber());
    }

    /** Those of an earlier attempt must not be taken for those of this one. */
    private static void removeResult(Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeader(DicomConstants.TRANSACTION_UID);
        message.removeHeader(DicomConstants.STATUS);
        message.removeHeader(DicomConstants.OUTCOME);
        message.removeHeader(DicomConstants.COMPLETED);
        message.removeHeader(DicomConstants.FAILED);
        exchange.removeProperty(DicomConstants.COMMITMENT);
    }

    @Override
    String what() {
        return "Storage commitment by " + destination().peer();
    }
}
