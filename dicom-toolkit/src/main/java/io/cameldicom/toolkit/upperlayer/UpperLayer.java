package io.cameldicom.toolkit.upperlayer;

import io.cameldicom.toolkit.pdu.Abort;
import io.cameldicom.toolkit.pdu.AssociateAc;
import io.cameldicom.toolkit.pdu.AssociateRj;
import io.cameldicom.toolkit.pdu.AssociateRq;
import io.cameldicom.toolkit.pdu.PDataTf;
import io.cameldicom.toolkit.pdu.Pdu;
import io.cameldicom.toolkit.pdu.ReleaseRp;
import io.cameldicom.toolkit.pdu.ReleaseRq;
import io.cameldicom.toolkit.upperlayer.Transport.Awaited;
import java.util.Optional;

/**
 * The upper layer of one association: events go in, actions on the transport and indications to the service user come
 * out (PS3.8 §9.2). Not thread-safe: all calls come from one thread.
 *
 * <p>Where the standard leaves a cell of its table blank, nothing is done and the state stays: a local mistake, or an
 * event that another has overtaken. Every request method returns whether the state allowed it.
 */
public final class UpperLayer {
    /** Who asked for the association. */
    public enum Role {
        REQUESTOR,
        ACCEPTOR
    }

    private final Role role;
    private final Transport transport;
    private final ServiceUser user;
    private State state = State.STA1;
    private AssociateRq request;

    public UpperLayer(Role role, Transport transport, ServiceUser user) {
        this.role = role;
        this.transport = transport;
        this.user = user;
    }

    public State state() {
        return state;
    }

    /** A-ASSOCIATE request. */
    public boolean associate(AssociateRq rq) {
        request = rq;
        return on(Event.EVT1, rq);
    }

    /** The connection that was asked for stands. */
    public boolean connectionConfirmed() {
        return on(Event.EVT2, null);
    }

    /** A peer has connected. */
    public boolean connectionIndicated() {
        return on(Event.EVT5, null);
    }

    /** A-ASSOCIATE response, accepting. */
    public boolean accept(AssociateAc acceptance) {
        return on(Event.EVT7, acceptance);
    }

    /** A-ASSOCIATE response, rejecting. */
    public boolean reject(AssociateRj rejection) {
        return on(Event.EVT8, rejection);
    }

    /**
     * P-DATA request.
     *
     * @param write sends the P-DATA-TF PDUs; run before this returns, if the state allows it
     */
    public boolean data(Runnable write) {
        return on(Event.EVT9, write);
    }

    /** A-RELEASE request. */
    public boolean release() {
        return on(Event.EVT11, null);
    }

    /** A-RELEASE response. */
    public boolean releaseResponse() {
        return on(Event.EVT14, null);
    }

    /** A-ABORT request. */
    public boolean abort() {
        return on(Event.EVT15, null);
    }

    /** A PDU has arrived. */
    public void received(Pdu pdu) {
        Event event = switch (pdu.type()) {
            case A_ASSOCIATE_RQ -> Event.EVT6;
            case A_ASSOCIATE_AC -> Event.EVT3;
            case A_ASSOCIATE_RJ -> Event.EVT4;
            case P_DATA_TF -> Event.EVT10;
            case A_RELEASE_RQ -> Event.EVT12;
            case A_RELEASE_RP -> Event.EVT13;
            case A_ABORT -> Event.EVT16;
        };
        on(event, pdu);
    }

    /**
     * Bytes have arrived that are not a PDU, or a PDU that breaks the rules.
     *
     * @param abortReason for the A-ABORT (PS3.8 table 9-26)
     */
    public void receivedInvalid(int abortReason, String why) {
        on(Event.EVT19, new Invalid(abortReason, why));
    }

    /** The connection is closed. */
    public void connectionClosed(String why) {
        on(Event.EVT17, why);
    }

    public void artimExpired() {
        on(Event.EVT18, null);
    }

    private record Invalid(int abortReason, String why) {}

    /** The table's action for an event is performed, after the state that follows was entered. */
    boolean on(Event event, Object argument) {
        Optional<Action> action = StateTable.action(event, state);
        if (action.isEmpty()) {
            return false;
        }
        state = next(action.get(), argument);
        perform(action.get(), argument);
        return true;
    }

    private State next(Action action, Object argument) {
        if (action == Action.AE_6 && !isVersionSupported((AssociateRq) argument)) {
            return State.STA13;
        }
        if (action == Action.AR_8 && role == Role.ACCEPTOR) {
            return State.STA10;
        }
        return action.next();
    }

    private static boolean isVersionSupported(AssociateRq rq) {
        return (rq.protocolVersion() & AssociateRq.PROTOCOL_VERSION) != 0;
    }

    private void perform(Action action, Object argument) {
        switch (action) {
            case AE_1 -> transport.connect();
            case AE_2 -> transport.send(request);
            case AE_3 -> user.associateConfirmation((AssociateAc) argument);
            case AE_4 -> confirmRejection((AssociateRj) argument);
            case AE_5 -> transport.startArtim(Awaited.ASSOCIATE_RQ);
            case AE_6 -> indicateAssociate((AssociateRq) argument);
            case AE_7 -> transport.send((AssociateAc) argument);
            case AE_8 -> sendRejection((AssociateRj) argument);
            case DT_1, AR_7 -> ((Runnable) argument).run();
            case DT_2, AR_6 -> user.dataIndication((PDataTf) argument);
            case AR_1 -> transport.send(new ReleaseRq());
            case AR_2, AR_8 -> user.releaseIndication();
            case AR_3 -> confirmRelease();
            case AR_4 -> sendReleaseResponse();
            case AR_5, AA_5 -> transport.stopArtim();
            case AR_9 -> transport.send(new ReleaseRp());
            case AR_10 -> user.releaseConfirmation();
            case AA_1 -> sendAbort();
            case AA_2 -> closeAfterTimer();
            case AA_3 -> indicateAbort((Abort) argument);
            case AA_4 -> user.providerAbortIndication((String) argument);
            case AA_6 -> {} // the PDU is ignored
            case AA_7 -> transport.send(abortOf(argument));
            case AA_8 -> abortAsProvider(argument);
        }
    }

    /** AE-4: issue A-ASSOCIATE confirmation (reject) and close the connection. */
    private void confirmRejection(AssociateRj rejection) {
        user.associateConfirmation(rejection);
        transport.close();
    }

    /** AE-6: stop ARTIM; issue an A-ASSOCIATE indication, or reject what the service provider cannot accept. */
    private void indicateAssociate(AssociateRq rq) {
        transport.stopArtim();
        if (isVersionSupported(rq)) {
            user.associateIndication(rq);
        } else {
            sendRejection(AssociateRj.PROTOCOL_VERSION_NOT_SUPPORTED);
        }
    }

    /** AE-8: send A-ASSOCIATE-RJ and start ARTIM. */
    private void sendRejection(AssociateRj rejection) {
        transport.send(rejection);
        transport.startArtim(Awaited.CONNECTION_CLOSE);
    }

    /** AR-3: issue A-RELEASE confirmation and close the connection. */
    private void confirmRelease() {
        user.releaseConfirmation();
        transport.close();
    }

    /** AR-4: send A-RELEASE-RP and start ARTIM. */
    private void sendReleaseResponse() {
        transport.send(new ReleaseRp());
        transport.startArtim(Awaited.CONNECTION_CLOSE);
    }

    /** AA-1: send A-ABORT as service user, whatever the event, and (re)start ARTIM. */
    private void sendAbort() {
        transport.send(Abort.BY_SERVICE_USER);
        transport.startArtim(Awaited.CONNECTION_CLOSE);
    }

    /** AA-2: stop ARTIM and close the connection. */
    private void closeAfterTimer() {
        transport.stopArtim();
        transport.close();
    }

    /** AA-3: issue an A-ABORT or A-P-ABORT indication and close the connection. */
    private void indicateAbort(Abort abort) {
        user.abortIndication(abort);
        transport.close();
    }

    /** AA-8: send A-ABORT as service provider, issue an A-P-ABORT indication, start ARTIM. */
    private void abortAsProvider(Object argument) {
        transport.send(abortOf(argument));
        transport.startArtim(Awaited.CONNECTION_CLOSE);
        user.providerAbortIndication(
                argument instanceof Invalid invalid ? invalid.why() : "unexpected " + argument(argument));
    }

    private static Abort abortOf(Object argument) {
        int reason = argument instanceof Invalid invalid ? invalid.abortReason() : Abort.UNEXPECTED_PDU;
        return new Abort(Abort.SERVICE_PROVIDER, reason);
    }

    private static String argument(Object argument) {
        return argument instanceof Pdu pdu ? pdu.type().toString() : "PDU";
    }
}
