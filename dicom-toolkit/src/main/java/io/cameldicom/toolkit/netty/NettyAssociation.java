package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.Uid;
import io.cameldicom.toolkit.dimse.MessageDataSet;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DimseRequest;
import io.cameldicom.toolkit.engine.DimseResponse;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.Invocation;
import io.cameldicom.toolkit.engine.MoveOriginator;
import io.cameldicom.toolkit.engine.NoPresentationContextException;
import io.cameldicom.toolkit.engine.PresentationContext;
import io.cameldicom.toolkit.engine.ReadAhead;
import io.cameldicom.toolkit.engine.ResponseListener;
import io.cameldicom.toolkit.engine.StoreProgress;
import io.cameldicom.toolkit.engine.StoreResponse;
import io.cameldicom.toolkit.engine.UserInformation;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** An association as its users see it, from any thread: what they ask for is checked and handed to the event loop. */
final class NettyAssociation implements Association {
    private final AssociationRequest request;
    private final SendResources resources;
    private final RequestorSession session;
    private final RequestFlow requests;

    /** @param workers write files of objects that arrive and run handlers, which may block */
    NettyAssociation(AssociationRequest request, Channel channel, SendResources resources, Executor workers) {
        this.request = request;
        this.resources = resources;
        this.session = new RequestorSession(request, channel, workers);
        this.requests = session.requests();
    }

    /** Negotiates on a connected channel; on its event loop. */
    CompletionStage<Association> associate() {
        return session.associate().thenApply(established -> this);
    }

    @Override
    public long number() {
        return session.number();
    }

    @Override
    public DicomAddress peer() {
        return request.peer();
    }

    @Override
    public List<PresentationContext> contexts() {
        return session.agreement().contexts();
    }

    @Override
    public UserInformation userInformation() {
        return session.agreement().peer();
    }

    @Override
    public boolean isOpen() {
        return !requests.isClosed();
    }

    @Override
    public CompletionStage<Void> closed() {
        return session.closed();
    }

    @Override
    public CompletionStage<DimseStatus> echo() {
        Optional<PresentationContext> context = session.agreement().context(Uid.VERIFICATION, Optional.empty());
        if (context.isEmpty()) {
            return noContext(Uid.VERIFICATION, "");
        }
        PendingEcho echo =
                new PendingEcho(requests.nextMessageId(), context.get().id(), requests);
        requests.offer(echo);
        return echo.result();
    }

    @Override
    public CompletionStage<StoreResponse> store(EncodedDataSet dataSet, StoreProgress progress) {
        return store(new BufferedObject(dataSet), progress);
    }

    @Override
    public CompletionStage<StoreResponse> store(ReadAhead object, StoreProgress progress) {
        return store(object, Optional.empty(), progress);
    }

    @Override
    public CompletionStage<StoreResponse> store(
            ReadAhead object, Optional<MoveOriginator> originator, StoreProgress progress) {
        EncodedDataSet dataSet = object.dataSet();
        Agreement agreement = session.agreement();
        Optional<PresentationContext> context =
                agreement.context(dataSet.sopClassUid(), Optional.of(dataSet.transferSyntaxUid()));
        if (context.isEmpty()) {
            return noContext(dataSet.sopClassUid(), dataSet.transferSyntaxUid());
        }
        if (dataSet.length() % 2 != 0) {
            return CompletableFuture.failedFuture(new MalformedObjectException(
                    MalformedObjectException.Problem.MALFORMED,
                    "data set length: " + dataSet.length() + " (expected: even)",
                    -1,
                    0));
        }
        PendingStore store = new PendingStore(
                requests.nextMessageId(),
                context.get().id(),
                agreement.maximumFragment(),
                object instanceof BufferedObject buffered ? buffered : BufferedObject.readByCaller(dataSet),
                request.options().digest(),
                originator,
                progress,
                requests,
                resources);
        requests.offer(store);
        return store.result();
    }

    private <T> CompletionStage<T> noContext(String abstractSyntax, String transferSyntax) {
        return CompletableFuture.failedFuture(
                session.agreement().withoutScuRole().contains(abstractSyntax)
                        ? new NoPresentationContextException(
                                peer(),
                                peer() + ": SCU role for SOP class " + abstractSyntax
                                        + " (expected: accepted by the peer in role selection)",
                                abstractSyntax,
                                transferSyntax)
                        : NoPresentationContextException.of(request, contexts(), abstractSyntax, transferSyntax));
    }

    @Override
    public Invocation invoke(DimseRequest asked, ResponseListener pending) {
        Objects.requireNonNull(pending, "pending");
        Agreement agreement = session.agreement();
        Optional<PresentationContext> context = agreement.messageContext(asked.sopClassUid());
        if (context.isEmpty()) {
            return new Unsent(noContext(asked.sopClassUid(), ""));
        }
        byte[] dataSet;
        try {
            dataSet = MessageDataSet.encoded(asked, context.get().transferSyntax());
        } catch (MalformedObjectException e) {
            return new Unsent(CompletableFuture.failedFuture(e));
        }
        PendingInvocation invocation = new PendingInvocation(
                requests.nextMessageId(),
                asked,
                context.get().id(),
                agreement.maximumFragment(),
                dataSet,
                pending,
                requests);
        requests.offer(invocation);
        return invocation;
    }

    /** An operation that has failed before anything was sent. */
    private record Unsent(CompletionStage<DimseResponse> response) implements Invocation {
        @Override
        public void cancel() {
            // there is nothing to stop
        }
    }

    @Override
    public CompletionStage<Void> release() {
        requests.close();
        requests.execute(session::release);
        return session.closed();
    }

    @Override
    public void abort() {
        requests.execute(() -> session.abort("aborted by ourselves"));
    }
}
