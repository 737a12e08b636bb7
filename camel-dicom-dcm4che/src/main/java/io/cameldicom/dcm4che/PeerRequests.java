package io.cameldicom.dcm4che;

import io.cameldicom.toolkit.dimse.CommandField;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.Dimse;
import io.cameldicom.toolkit.dimse.StatusCode;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.PresentationContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the peer asks for on an association of ours: the objects of a C-GET are taken (PS3.7 §9.1.3.1), what it reports is
 * handed on, all else is refused. One after the other, on dcm4che's reading thread, which waits until the one before is
 * answered.
 */
final class PeerRequests {
    private static final Logger LOG = LoggerFactory.getLogger(PeerRequests.class);

    private final Session session;
    private final Wire wire;
    private final RequestFlow flow;
    private final EngineThreads threads;
    private final ReportedEvents events;
    private final ArrivingObjects objects;
    private final PauseGate gate = new PauseGate();
    private final List<Runnable> unsettled = new ArrayList<>();
    private CompletableFuture<Void> answered = CompletableFuture.completedFuture(null);
    private boolean taking;

    PeerRequests(Session session, Wire wire, RequestFlow flow, EngineThreads threads) {
        this.session = session;
        this.wire = wire;
        this.flow = flow;
        this.threads = threads;
        this.events = new ReportedEvents(session);
        this.objects = new ArrivingObjects(session);
    }

    void serve(PresentationContext context, CommandSet command, PeerDataSet dataSet) throws IOException {
        LOG.debug("association {}: {} of the peer", session.number(), command.name());
        gate.await(answered);
        flow.requests().beginServing();
        CompletionStage<DimseStatus> status;
        try {
            status = take(context, command, dataSet);
        } catch (Throwable e) {
            flow.endServing();
            throw e;
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        answered = done;
        status.whenComplete((given, failure) ->
                answer(context, command, given == null ? DimseStatus.of(StatusCode.PROCESSING_FAILURE) : given, done));
    }

    private CompletionStage<DimseStatus> take(PresentationContext context, CommandSet command, PeerDataSet dataSet)
            throws IOException {
        synchronized (unsettled) {
            taking = true;
        }
        try {
            Supplier<CompletionStage<DimseStatus>> decision = arrived(context, command, dataSet);
            flow.timer().hold();
            return decision.get();
        } finally {
            settled();
        }
    }

    private Supplier<CompletionStage<DimseStatus>> arrived(
            PresentationContext context, CommandSet command, PeerDataSet dataSet) throws IOException {
        if (command.is(CommandField.N_EVENT_REPORT_RQ)) {
            return events.arrived(context, command, dataSet);
        }
        if (command.is(CommandField.C_STORE_RQ)) {
            return objects.arrived(context, command, dataSet, flow.intake());
        }
        dataSet.skip();
        return () -> CompletableFuture.completedFuture(DimseStatus.of(StatusCode.UNRECOGNIZED_OPERATION));
    }

    private void settled() {
        List<Runnable> tasks;
        synchronized (unsettled) {
            taking = false;
            tasks = List.copyOf(unsettled);
            unsettled.clear();
        }
        tasks.forEach(Runnable::run);
    }

    /** Runs a task when what is arriving is written and handed on, or dropped. */
    void settle(Runnable task) {
        synchronized (unsettled) {
            if (taking) {
                unsettled.add(task);
                return;
            }
        }
        task.run();
    }

    /** The stage is completed by whoever decides, who must not wait for the network. */
    private void answer(
            PresentationContext context, CommandSet command, DimseStatus status, CompletableFuture<Void> done) {
        Runnable rest = () -> {
            flow.timer().goOn();
            flow.endServing();
            done.complete(null);
        };
        try {
            threads.run(() -> {
                try {
                    write(context, command, status);
                } finally {
                    rest.run();
                }
            });
        } catch (Throwable e) { // our system gives no more threads, or the engine is closed
            LOG.debug("association {}: a request of the peer is not answered", session.number(), e);
            rest.run();
        }
    }

    private void write(PresentationContext context, CommandSet command, DimseStatus status) {
        flow.writeWatch().begin();
        try {
            wire.respond(context.id(), Dimse.response(command, status));
        } catch (IOException e) {
            LOG.debug("association {}: was lost before a request of the peer was answered", session.number());
        } finally {
            flow.writeWatch().end();
        }
    }

    /** The association has ended: nobody waits for an answer any more. */
    void abandon() {
        gate.open();
    }
}
