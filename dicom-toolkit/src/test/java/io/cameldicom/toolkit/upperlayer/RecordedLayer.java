package io.cameldicom.toolkit.upperlayer;

import io.cameldicom.toolkit.engine.UserInformation;
import io.cameldicom.toolkit.pdu.Abort;
import io.cameldicom.toolkit.pdu.AssociateAc;
import io.cameldicom.toolkit.pdu.AssociateRj;
import io.cameldicom.toolkit.pdu.AssociateRq;
import io.cameldicom.toolkit.pdu.PDataTf;
import io.cameldicom.toolkit.pdu.Pdu;
import io.cameldicom.toolkit.pdu.ReleaseRp;
import io.cameldicom.toolkit.pdu.ReleaseRq;
import io.cameldicom.toolkit.upperlayer.UpperLayer.Role;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;

/** An upper layer whose effects are written down, led to a state by events only. */
final class RecordedLayer {
    static final AssociateRq RQ = rq(1);
    static final AssociateRq RQ_OF_FOREIGN_VERSION = rq(2);
    static final AssociateAc AC = new AssociateAc(1, "A", "B", "1.2", List.of(), UserInformation.NONE);
    static final PDataTf DATA = new PDataTf(1, true, true, Unpooled.EMPTY_BUFFER);

    private final List<String> effects = new ArrayList<>();
    private final UpperLayer layer;

    private RecordedLayer(Role role) {
        layer = new UpperLayer(role, new RecordedTransport(), new RecordedUser());
    }

    private static AssociateRq rq(int version) {
        return new AssociateRq(version, "A", "B", "1.2", List.of(), UserInformation.NONE);
    }

    UpperLayer layer() {
        return layer;
    }

    /** What was done since the state of the beginning, in order. */
    List<String> effects() {
        return effects;
    }

    /** Who can be in a state: before there is an association, the state tells who will have asked for it. */
    static List<Role> roles(int state) {
        return switch (state) {
            case 2, 3, 10, 12 -> List.of(Role.ACCEPTOR);
            case 4, 5, 9, 11 -> List.of(Role.REQUESTOR);
            default -> List.of(Role.values());
        };
    }

    /** @param state number of the state, 1 to 13 */
    static RecordedLayer in(int state, Role role) {
        RecordedLayer recorded = new RecordedLayer(role);
        recorded.leadTo(state, role);
        if (recorded.layer.state() != State.valueOf("STA" + state)) {
            throw new AssertionError(recorded.layer.state() + " (expected: state " + state + ")");
        }
        recorded.effects.clear();
        return recorded;
    }

    private void leadTo(int state, Role role) {
        switch (state) {
            case 1 -> {}
            case 2 -> layer.connectionIndicated();
            case 3 -> {
                leadTo(2, role);
                layer.received(RQ);
            }
            case 4 -> layer.associate(RQ);
            case 5 -> {
                leadTo(4, role);
                layer.connectionConfirmed();
            }
            case 6 -> establish(role);
            case 7 -> {
                leadTo(6, role);
                layer.release();
            }
            case 8 -> {
                leadTo(6, role);
                layer.received(new ReleaseRq());
            }
            case 9, 10 -> {
                leadTo(7, role);
                layer.received(new ReleaseRq());
            }
            case 11 -> {
                leadTo(9, role);
                layer.releaseResponse();
            }
            case 12 -> {
                leadTo(10, role);
                layer.received(new ReleaseRp());
            }
            case 13 -> {
                leadTo(6, role);
                layer.abort();
            }
            default -> throw new IllegalArgumentException("state: " + state);
        }
    }

    private void establish(Role role) {
        if (role == Role.REQUESTOR) {
            leadTo(5, role);
            layer.received(AC);
        } else {
            leadTo(3, role);
            layer.accept(AC);
        }
    }

    /**
     * Lets an event of table 9-10 happen.
     *
     * @param number 1 to 19
     * @return what the request method returned; true where the event has none
     */
    boolean happens(int number) {
        switch (number) {
            case 1 -> {
                return layer.associate(RQ);
            }
            case 2 -> {
                return layer.connectionConfirmed();
            }
            case 5 -> {
                return layer.connectionIndicated();
            }
            case 7 -> {
                return layer.accept(AC);
            }
            case 8 -> {
                return layer.reject(AssociateRj.CALLED_AE_TITLE_NOT_RECOGNIZED);
            }
            case 9 -> {
                return layer.data(() -> effects.add("write data"));
            }
            case 11 -> {
                return layer.release();
            }
            case 14 -> {
                return layer.releaseResponse();
            }
            case 15 -> {
                return layer.abort();
            }
            case 17 -> layer.connectionClosed("lost");
            case 18 -> layer.artimExpired();
            case 19 -> layer.receivedInvalid(Abort.UNRECOGNIZED_PDU, "invalid");
            default -> layer.received(pdu(number));
        }
        return true;
    }

    private static Pdu pdu(int event) {
        return switch (event) {
            case 3 -> AC;
            case 4 -> AssociateRj.LOCAL_LIMIT_EXCEEDED;
            case 6 -> RQ;
            case 10 -> DATA;
            case 12 -> new ReleaseRq();
            case 13 -> new ReleaseRp();
            case 16 -> Abort.BY_SERVICE_USER;
            default -> throw new IllegalArgumentException("event: " + event);
        };
    }

    private final class RecordedTransport implements Transport {
        @Override
        public void connect() {
            effects.add("connect");
        }

        @Override
        public void send(Pdu pdu) {
            effects.add("send " + pdu.type() + (pdu instanceof Abort abort ? " of " + abort.text() : ""));
        }

        @Override
        public void close() {
            effects.add("close");
        }

        @Override
        public void startArtim(Awaited awaited) {
            effects.add("start ARTIM for " + awaited);
        }

        @Override
        public void stopArtim() {
            effects.add("stop ARTIM");
        }
    }

    private final class RecordedUser implements ServiceUser {
        @Override
        public void associateIndication(AssociateRq request) {
            effects.add("A-ASSOCIATE indication");
        }

        @Override
        public void associateConfirmation(AssociateAc acceptance) {
            effects.add("A-ASSOCIATE confirmation accept");
        }

        @Override
        public void associateConfirmation(AssociateRj rejection) {
            effects.add("A-ASSOCIATE confirmation reject");
        }

        @Override
        public void dataIndication(PDataTf data) {
            effects.add("P-DATA indication");
        }

        @Override
        public void releaseIndication() {
            effects.add("A-RELEASE indication");
        }

        @Override
        public void releaseConfirmation() {
            effects.add("A-RELEASE confirmation");
        }

        @Override
        public void abortIndication(Abort abort) {
            effects.add("A-ABORT indication");
        }

        @Override
        public void providerAbortIndication(String why) {
            effects.add("A-P-ABORT indication: " + why);
        }
    }
}
