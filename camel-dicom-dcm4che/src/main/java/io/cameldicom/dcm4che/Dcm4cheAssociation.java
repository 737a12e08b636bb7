package io.cameldicom.dcm4che;

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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An association as its users see it: what they ask for is checked against what was accepted, then queued. */
final class Dcm4cheAssociation implements Association {
    private final AssociationRequest request;
    private final Session session;

    Dcm4cheAssociation(AssociationRequest request, Session session) {
        this.request = request;
        this.session = session;
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
        return session.contexts();
    }

    @Override
    public UserInformation userInformation() {
        return session.userInformation();
    }

    @Override
    public boolean isOpen() {
        return session.isOpen();
    }

    @Override
    public CompletionStage<Void> closed() {
        return session.closed();
    }

    @Override
    public CompletionStage<DimseStatus> echo() {
        Optional<PresentationContext> context = contexts().stream()
                .filter(c -> c.abstractSyntax().equals(Uid.VERIFICATION) && isScu(Uid.VERIFICATION))
                .findFirst();
        if (context.isEmpty()) {
            return noContext(Uid.VERIFICATION, "");
        }
        PendingEcho echo =
                new PendingEcho(session.flow().nextMessageId(), context.get().id());
        session.flow().submit(echo);
        return echo.result();
    }

    @Override
    public CompletionStage<StoreResponse> store(EncodedDataSet dataSet, StoreProgress progress) {
        return store(ReadAhead.none(dataSet), Optional.empty(), progress);
    }

    @Override
    public CompletionStage<StoreResponse> store(
            ReadAhead object, Optional<MoveOriginator> originator, StoreProgress progress) {
        EncodedDataSet dataSet = object.dataSet();
        Optional<PresentationContext> context =
                context(dataSet.sopClassUid(), dataSet.transferSyntaxUid()).filter(c -> isScu(c.abstractSyntax()));
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
                session.flow().nextMessageId(),
                context.get().id(),
                dataSet,
                request.options().digest(),
                originator,
                progress);
        session.flow().submit(store);
        return store.result();
    }

    @Override
    public Invocation invoke(DimseRequest asked, ResponseListener pending) {
        Objects.requireNonNull(pending, "pending");
        Optional<PresentationContext> context = contexts().stream()
                .filter(c -> c.abstractSyntax().equals(asked.sopClassUid())
                        && MessageDataSet.isKnown(c.transferSyntax())
                        && isScu(asked.sopClassUid()))
                .findFirst();
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
                session.flow().nextMessageId(), context.get().id(), asked, dataSet, pending, session.flow());
        session.flow().submit(invocation);
        return invocation;
    }

    /** An operation that has failed before anything was sent. */
    private record Unsent(CompletionStage<DimseResponse> response) implements Invocation {
        @Override
        public void cancel() {
            // there is nothing to stop
        }
    }

    private boolean isScu(String sopClassUid) {
        return Negotiation.isScu(request, userInformation(), sopClassUid);
    }

    private <T> CompletionStage<T> noContext(String abstractSyntax, String transferSyntax) {
        return CompletableFuture.failedFuture(
                NoPresentationContextException.of(request, contexts(), abstractSyntax, transferSyntax));
    }

    @Override
    public CompletionStage<Void> release() {
        session.release();
        return session.closed();
    }

    @Override
    public void abort() {
        session.abort();
    }
}
