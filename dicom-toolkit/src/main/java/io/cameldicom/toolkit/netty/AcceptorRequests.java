package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.MalformedCommandException;
import io.cameldicom.toolkit.engine.AssociationAbortedException;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.NetworkException;
import io.cameldicom.toolkit.engine.NoPresentationContextException;
import io.cameldicom.toolkit.engine.PresentationContext;
import io.cameldicom.toolkit.engine.StoreProgress;
import io.cameldicom.toolkit.engine.StoreResponse;
import io.cameldicom.toolkit.reception.ReadGate;
import io.cameldicom.toolkit.reception.Reception;
import io.cameldicom.toolkit.upperlayer.UpperLayer;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The requests that the acceptor of an association makes on it: the C-STOREs of a C-GET, one after the other (PS3.7 §9.1.3). */
public final class AcceptorRequests {
    private final DicomAddress peer;
    private final List<PresentationContext> contexts;
    private final int maximumFragment;
    private final AcceptorSending sending;
    private final RequestFlow flow;

    /**
     * @param peer who has asked for the association
     * @param number of the association, for the log
     * @param contexts in which the peer takes objects
     * @param maximumFragment longest presentation data value that the peer takes, even
     * @param writeWatch of the association
     * @param abort ends the association, and tells why; called on the event loop
     */
    public AcceptorRequests(
            DicomAddress peer,
            long number,
            Channel channel,
            UpperLayer upperLayer,
            ReadGate gate,
            AssociationOptions options,
            WriteWatch writeWatch,
            List<PresentationContext> contexts,
            int maximumFragment,
            AcceptorSending sending,
            Consumer<String> abort) {
        this.peer = peer;
        this.contexts = List.copyOf(contexts);
        this.maximumFragment = maximumFragment;
        this.sending = sending;
        this.flow = new RequestFlow(
                peer,
                channel,
                upperLayer,
                gate,
                new User(number, abort),
                options.responseTimeout(),
                () -> abort.accept(
                        "no response within " + options.responseTimeout().toMillis() + " ms"),
                writeWatch,
                new ReadWatch(channel.eventLoop(), options.writeTimeout()));
    }

    private final class User implements FlowUser {
        private final long number;
        private final Consumer<String> abort;

        User(long number, Consumer<String> abort) {
            this.number = number;
            this.abort = abort;
        }

        @Override
        public long number() {
            return number;
        }

        @Override
        public NetworkException aborted(String why) {
            return lost(why);
        }

        @Override
        public void abort(String why) {
            abort.accept(why);
        }

        @Override
        public void requestDone() {}

        /** It waits for the end of what it has asked for, but owes us an answer all the same. */
        @Override
        public boolean isAwaited() {
            return false;
        }

        @Override
        public void settle(Runnable task) {
            task.run();
        }
    }

    private AssociationAbortedException lost(String why) {
        return new AssociationAbortedException(peer, peer + ": " + why);
    }

    /** The transfer syntaxes in which the peer takes objects of a SOP class. */
    public List<String> transferSyntaxUids(String sopClassUid) {
        return contexts.stream()
                .filter(context -> context.abstractSyntax().equals(sopClassUid))
                .map(PresentationContext::transferSyntax)
                .toList();
    }

    /** As {@link io.cameldicom.toolkit.engine.Association#store(EncodedDataSet)}; on any thread. */
    public CompletionStage<StoreResponse> store(EncodedDataSet object) {
        Optional<PresentationContext> context = contexts.stream()
                .filter(one -> one.abstractSyntax().equals(object.sopClassUid())
                        && one.transferSyntax().equals(object.transferSyntaxUid()))
                .findFirst();
        if (context.isEmpty()) {
            return CompletableFuture.failedFuture(new NoPresentationContextException(
                    peer,
                    peer + ": no presentation context for SOP class " + object.sopClassUid() + " in transfer syntax "
                            + object.transferSyntaxUid() + " (expected: one that the requestor has proposed)",
                    object.sopClassUid(),
                    object.transferSyntaxUid()));
        }
        PendingStore store = new PendingStore(
                flow.nextMessageId(),
                context.get().id(),
                maximumFragment,
                new BufferedObject(object),
                false,
                StoreProgress.NONE,
                flow,
                sending.resources());
        flow.offer(store);
        return store.result();
    }

    /**
     * Takes a response; on the event loop.
     *
     * @return what takes its data set, if it has one that is read
     * @throws MalformedCommandException if it is no response to what was asked
     */
    public Optional<Reception> responded(PresentationContext context, CommandSet response) {
        return flow.responded(context, response);
    }

    /** The association has ended: what was asked for fails; on the event loop. */
    public void end() {
        flow.fail(lost("the association has ended"));
    }
}
