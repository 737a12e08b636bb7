package io.cameldicom.toolkit.listener;

import io.cameldicom.toolkit.DicomException;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.dimse.Operations;
import io.cameldicom.toolkit.dimse.StatusCode;
import io.cameldicom.toolkit.engine.DimseResponse;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.PresentationContext;
import io.cameldicom.toolkit.engine.SubOperations;
import io.cameldicom.toolkit.file.DataSetEncoder;
import io.cameldicom.toolkit.reception.DataSetReception;
import io.cameldicom.toolkit.reception.HeapRoom;
import io.cameldicom.toolkit.service.ObjectRequestor;
import io.cameldicom.toolkit.service.ServiceAnswer;
import io.cameldicom.toolkit.service.ServiceAnswer.Matches;
import io.cameldicom.toolkit.service.ServiceAnswer.Result;
import io.cameldicom.toolkit.service.ServiceAnswer.Retrieval;
import io.cameldicom.toolkit.service.ServiceHandler;
import io.cameldicom.toolkit.service.ServiceOperation;
import io.cameldicom.toolkit.service.ServiceRequest;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request for a service, from its arrival to its final response. What takes time runs on a worker, one task at a time. */
final class ServiceRun implements DataSetReception.Target {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceRun.class);

    private final ServiceCall call;
    private final Caller caller;
    private final ServiceHandler handler;
    private final Responses responses;
    private final ObjectRequestor requestor;
    private final Executor worker;
    private final Runnable answered;
    private final HeapRoom.Share share;
    private final Semaphore runs;
    private volatile boolean cancelled;
    private volatile boolean abandoned;

    /**
     * @param requestor takes the objects of a C-GET
     * @param worker runs tasks in order, off the event loop
     * @param answered runs on the event loop after the final response
     * @param share what the data set takes, closed when the handler is done with it
     * @param runs the handler is not asked without a permit of these: who hangs up leaves it at work
     */
    ServiceRun(
            ServiceCall call,
            Caller caller,
            ServiceHandler handler,
            Responses responses,
            ObjectRequestor requestor,
            Executor worker,
            Runnable answered,
            HeapRoom.Share share,
            Semaphore runs) {
        this.call = call;
        this.caller = caller;
        this.handler = handler;
        this.responses = responses;
        this.requestor = requestor;
        this.worker = worker;
        this.answered = answered;
        this.share = share;
        this.runs = runs;
    }

    @Override
    public void complete(byte[] dataSet) {
        if (!execute(() -> begin(dataSet))) {
            share.close();
        }
    }

    @Override
    public void tooLong() {
        last(call.tooLong());
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    @Override
    public void abandon() {
        abandoned = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** Whether there is nobody any more who could be answered. */
    boolean isAbandoned() {
        return abandoned;
    }

    /** Runs a task on the worker; false where the listener has closed. */
    boolean execute(Runnable task) {
        try {
            worker.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private void begin(byte[] dataSet) {
        if (abandoned || cancelled || !runs.tryAcquire()) {
            share.close();
            if (!abandoned) {
                last(cancelled ? StatusCode.CANCEL : call.tooLong());
            }
            return;
        }
        AtomicBoolean over = new AtomicBoolean();
        try {
            ServiceRequest request = call.request(dataSet, caller);
            handler.requested(request).whenComplete((answer, failure) -> {
                over(over);
                if (!execute(() -> answer(answer, failure))) {
                    close(answer);
                }
            });
        } catch (MalformedObjectException e) {
            caller.logged()
                    .on(LOG.atWarn())
                    .addKeyValue("event", "listener.malformed")
                    .log(
                            "association {} of {}: the data set of {} cannot be read: {}",
                            caller.associationNumber(),
                            caller.listener(),
                            call.command().name(),
                            e.getMessage());
            over(over);
            last(call.malformed());
        } catch (Throwable e) { // whatever it is, the peer waits for an answer and the association goes on
            over(over);
            failed(e);
        }
    }

    /** The handler is done with the request; the first call counts. */
    private void over(AtomicBoolean already) {
        if (already.compareAndSet(false, true)) {
            share.close();
            runs.release();
        }
    }

    private void answer(ServiceAnswer answer, Throwable failure) {
        if (abandoned) {
            close(answer);
        } else if (answer instanceof Matches matches && call.operation() == ServiceOperation.FIND) {
            new MatchStream(this, matches).next();
        } else if (answer instanceof Retrieval retrieval && call.isRetrieval()) {
            new RetrievalStream(this, requestor, retrieval).next();
        } else {
            close(answer);
            if (answer instanceof Result result) {
                last(result);
            } else {
                failed(failure == null ? new IllegalArgumentException("no answer to " + call.operation()) : failure);
            }
        }
    }

    /** Never throws: whatever becomes of what stands behind an answer, the peer waits for its response. */
    void close(ServiceAnswer answer) {
        try {
            if (answer != null) {
                answer.close();
            }
        } catch (Throwable e) {
            warn(e);
        }
    }

    private void last(Result result) {
        try {
            last(new DimseResponse(result.status(), result.dataSet(), Optional.empty(), result.sopInstanceUid()));
        } catch (RuntimeException e) { // what cannot be encoded
            failed(e);
        }
    }

    /** The handler, or what it answered with, has failed: the peer hears of it. */
    void failed(Throwable why) {
        warn(why);
        last(call.failure());
    }

    private void warn(Throwable why) {
        caller.logged()
                .on(LOG.atWarn())
                .addKeyValue("event", "listener.handler")
                .log(
                        "association {} of {}: the handler failed ({})",
                        caller.associationNumber(),
                        caller.listener(),
                        described(why));
    }

    /** What others say may hold values of a data set. */
    private static String described(Throwable why) {
        String kind = why.getClass().getName();
        return why instanceof DicomException ? kind + ": " + why.getMessage() : kind;
    }

    /**
     * Whether the next response may be made now.
     *
     * @param later runs on the worker when it may, if not now
     * @param never runs instead, on any thread, where the listener has closed
     */
    boolean isReady(Runnable later, Runnable never) {
        return responses.isReady(() -> {
            if (!execute(later)) {
                never.run();
            }
        });
    }

    /** Sends a pending response. */
    void pending(Optional<DataSet> match, Optional<SubOperations> counts) {
        DimseStatus status = DimseStatus.of(StatusCode.PENDING);
        send(new DimseResponse(status, match, counts, Optional.empty()));
    }

    /** Sends the final response. */
    void last(int status) {
        last(DimseResponse.of(DimseStatus.of(status)));
    }

    /** Sends the final response. */
    void last(DimseResponse response) {
        send(response);
    }

    private void send(DimseResponse response) {
        PresentationContext context = call.context();
        TransferSyntax syntax = TransferSyntax.of(context.transferSyntax()).orElseThrow();
        Optional<byte[]> dataSet = response.dataSet().map(set -> DataSetEncoder.encode(set, syntax));
        byte[] command = Operations.response(call.command(), response, dataSet.isPresent())
                .encode();
        if (response.status().isPending()) {
            responses.pending(context.id(), command, dataSet);
        } else {
            responses.last(context.id(), command, dataSet, answered);
        }
    }
}
