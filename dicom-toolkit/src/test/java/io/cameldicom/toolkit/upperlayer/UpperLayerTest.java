package io.cameldicom.toolkit.upperlayer;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;

class UpperLayerTest {
    private static final UserInformation USER = UserInformation.NONE;
    private static final AssociateRq RQ = rq(1);
    private static final AssociateAc AC = new AssociateAc(1, "A", "B", "1.2", List.of(), USER);

    private final List<String> log = new ArrayList<>();

    @Test
    void requestorAssociatesSendsAndReleases() {
        UpperLayer layer = requestor();
        layer.associate(RQ);
        layer.connectionConfirmed();
        assertThat(layer.state()).isEqualTo(State.STA5);
        layer.received(AC);
        assertThat(layer.data(() -> log.add("written"))).isTrue();
        layer.received(data());
        layer.release();
        assertThat(layer.data(() -> log.add("written too late"))).isFalse();
        layer.received(new ReleaseRp());
        assertThat(layer.state()).isEqualTo(State.STA1);
        assertThat(log)
                .containsExactly(
                        "connect",
                        "send A-ASSOCIATE-RQ",
                        "associate confirmation accept",
                        "written",
                        "data indication",
                        "send A-RELEASE-RQ",
                        "release confirmation",
                        "close");
    }

    @Test
    void acceptorAcceptsAndAnswersTheRelease() {
        UpperLayer layer = established(Role.ACCEPTOR);
        layer.received(new ReleaseRq());
        assertThat(layer.data(() -> log.add("last answer"))).isTrue();
        layer.releaseResponse();
        assertThat(layer.state()).isEqualTo(State.STA13);
        layer.connectionClosed("closed");
        assertThat(layer.state()).isEqualTo(State.STA1);
        assertThat(log)
                .containsExactly(
                        "release indication",
                        "last answer",
                        "send A-RELEASE-RP",
                        "artim CONNECTION_CLOSE",
                        "artim stop");
    }

    @Test
    void acceptorWaitsForTheRequestUnderArtim() {
        UpperLayer layer = acceptor();
        layer.connectionIndicated();
        layer.artimExpired();
        assertThat(layer.state()).isEqualTo(State.STA1);
        assertThat(log).containsExactly("artim ASSOCIATE_RQ", "artim stop", "close");
    }

    @Test
    void rejectsForeignProtocolVersionWithoutAskingTheUser() {
        UpperLayer layer = acceptor();
        layer.connectionIndicated();
        layer.received(rq(2));
        assertThat(layer.state()).isEqualTo(State.STA13);
        assertThat(log)
                .containsExactly("artim ASSOCIATE_RQ", "artim stop", "send A-ASSOCIATE-RJ", "artim CONNECTION_CLOSE");
    }

    @Test
    void userRejects() {
        UpperLayer layer = acceptor();
        layer.connectionIndicated();
        layer.received(RQ);
        layer.reject(AssociateRj.CALLED_AE_TITLE_NOT_RECOGNIZED);
        assertThat(layer.state()).isEqualTo(State.STA13);
        assertThat(layer.accept(AC)).isFalse();
    }

    @Test
    void releaseCollisionOfTheRequestor() {
        UpperLayer layer = established(Role.REQUESTOR);
        layer.release();
        layer.received(new ReleaseRq());
        assertThat(layer.state()).isEqualTo(State.STA9);
        layer.releaseResponse();
        assertThat(layer.state()).isEqualTo(State.STA11);
        layer.received(new ReleaseRp());
        assertThat(layer.state()).isEqualTo(State.STA1);
        assertThat(log)
                .containsExactly(
                        "send A-RELEASE-RQ",
                        "release indication",
                        "send A-RELEASE-RP",
                        "release confirmation",
                        "close");
    }

    @Test
    void releaseCollisionOfTheAcceptor() {
        UpperLayer layer = established(Role.ACCEPTOR);
        layer.release();
        layer.received(new ReleaseRq());
        assertThat(layer.state()).isEqualTo(State.STA10);
        layer.received(new ReleaseRp());
        assertThat(layer.state()).isEqualTo(State.STA12);
        layer.releaseResponse();
        assertThat(layer.state()).isEqualTo(State.STA13);
    }

    @Test
    void abortsUponAnUnexpectedPdu() {
        UpperLayer layer = established(Role.REQUESTOR);
        layer.received(new ReleaseRp());
        assertThat(layer.state()).isEqualTo(State.STA13);
        assertThat(log)
                .containsExactly(
                        "send A-ABORT " + new Abort(Abort.SERVICE_PROVIDER, Abort.UNEXPECTED_PDU),
                        "artim CONNECTION_CLOSE",
                        "provider abort: unexpected A-RELEASE-RP");
    }

    @Test
    void abortsUponGarbage() {
        UpperLayer layer = established(Role.ACCEPTOR);
        layer.receivedInvalid(Abort.UNRECOGNIZED_PDU, "PDU type: 9");
        assertThat(log)
                .containsExactly(
                        "send A-ABORT " + new Abort(Abort.SERVICE_PROVIDER, Abort.UNRECOGNIZED_PDU),
                        "artim CONNECTION_CLOSE",
                        "provider abort: PDU type: 9");
        log.clear();
        layer.received(data());
        layer.received(new ReleaseRq());
        assertThat(log).as("whatever comes after an abort is ignored").isEmpty();
        layer.artimExpired();
        assertThat(log).containsExactly("artim stop", "close");
    }

    @Test
    void indicatesAbortOfThePeer() {
        UpperLayer layer = established(Role.REQUESTOR);
        layer.received(Abort.BY_SERVICE_USER);
        assertThat(layer.state()).isEqualTo(State.STA1);
        assertThat(log).containsExactly("abort indication", "close");
    }

    @Test
    void indicatesLossOfTheConnection() {
        UpperLayer layer = established(Role.REQUESTOR);
        layer.connectionClosed("reset");
        assertThat(layer.state()).isEqualTo(State.STA1);
        assertThat(log).containsExactly("provider abort: reset");
    }

    @Test
    void doesNothingWhereTheTableIsEmpty() {
        UpperLayer layer = established(Role.REQUESTOR);
        assertThat(layer.associate(RQ)).isFalse();
        assertThat(layer.releaseResponse()).isFalse();
        layer.artimExpired();
        assertThat(layer.state()).isEqualTo(State.STA6);
        assertThat(log).isEmpty();
    }

    @Test
    void everyReceivedPduHasAnActionInEveryStateWithAConnection() {
        List<Event> received = List.of(
                Event.EVT3,
                Event.EVT4,
                Event.EVT6,
                Event.EVT10,
                Event.EVT12,
                Event.EVT13,
                Event.EVT16,
                Event.EVT17,
                Event.EVT19);
        for (State state : State.values()) {
            if (state != State.STA1 && state != State.STA4) {
                assertThat(received)
                        .allMatch(event -> StateTable.action(event, state).isPresent());
            }
        }
    }

    private UpperLayer established(Role role) {
        UpperLayer layer = role == Role.REQUESTOR ? requestor() : acceptor();
        if (role == Role.REQUESTOR) {
            layer.associate(RQ);
            layer.connectionConfirmed();
            layer.received(AC);
        } else {
            layer.connectionIndicated();
            layer.received(RQ);
            layer.accept(AC);
        }
        assertThat(layer.state()).isEqualTo(State.STA6);
        log.clear();
        return layer;
    }

    private UpperLayer requestor() {
        return new UpperLayer(Role.REQUESTOR, new LoggedTransport(), new LoggedUser());
    }

    private UpperLayer acceptor() {
        return new UpperLayer(Role.ACCEPTOR, new LoggedTransport(), new LoggedUser());
    }

    private static AssociateRq rq(int version) {
        return new AssociateRq(version, "A", "B", "1.2", List.of(), USER);
    }

    private static PDataTf data() {
        return new PDataTf(1, true, true, Unpooled.EMPTY_BUFFER);
    }

    private final class LoggedTransport implements Transport {
        @Override
        public void connect() {
            log.add("connect");
        }

        @Override
        public void send(Pdu pdu) {
            log.add("send " + pdu.type() + (pdu instanceof Abort ? " " + pdu : ""));
        }

        @Override
        public void close() {
            log.add("close");
        }

        @Override
        public void startArtim(Awaited awaited) {
            log.add("artim " + awaited);
        }

        @Override
        public void stopArtim() {
            log.add("artim stop");
        }
    }

    private final class LoggedUser implements ServiceUser {
        @Override
        public void associateIndication(AssociateRq request) {
            log.add("associate indication");
        }

        @Override
        public void associateConfirmation(AssociateAc acceptance) {
            log.add("associate confirmation accept");
        }

        @Override
        public void associateConfirmation(AssociateRj rejection) {
            log.add("associate confirmation reject");
        }

        @Override
        public void dataIndication(PDataTf data) {
            log.add("data indication");
        }

        @Override
        public void releaseIndication() {
            log.add("release indication");
        }

        @Override
        public void releaseConfirmation() {
            log.add("release confirmation");
        }

        @Override
        public void abortIndication(Abort abort) {
            log.add("abort indication");
        }

        @Override
        public void providerAbortIndication(String why) {
            log.add("provider abort: " + why);
        }
    }
}
