package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.test.FaultyPeer;
import io.cameldicom.test.junit.FaultScript;
import io.cameldicom.test.junit.FaultyPeerExtension;
import io.cameldicom.test.record.Ending;
import io.cameldicom.testing.EveryEngine;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.engine.AssociationRejectedException;
import io.cameldicom.toolkit.engine.DicomAddress;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Exchange;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of objects while a peer lets nobody in, and how it is found to be back, over a real connection. */
@ExtendWith({NoBufferLeaks.class, FaultyPeerExtension.class})
@EveryEngine
class AwayPeerTest extends CamelTestSupport {
    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final String QUICK = "?breakerPause=50ms&breakerMaximumPause=100ms&associateTimeout=1s"
            + "&maxAssociations=2&poolIdleTimeout=100ms";

    /** No question is asked for as long as a test takes: a peer that refuses one lets one object try. */
    private static final String UNASKED = "?breakerPause=10m&breakerMaximumPause=10m&maxAssociations=2";

    /** Failures in a row, and the attempts that may be under way beside them. */
    private static final int ATTEMPTS = 3 + 2;

    @TempDir
    Path folder;

    @Override
    protected boolean useJmx() {
        return true;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "association *: reject transient local-limit",
                "association *: reject permanent called-ae",
                "association *: abort",
                "association *: close",
                "association *: garbage, close",
                "association *: silent",
                "association * at connect: reset"
            })
    void costsAFewAttemptsHoweverManyWaitAndGoesOnWhenItIsBack(String script, FaultyPeer peer) throws Exception {
        peer.script(script);

        List<Throwable> failures = failures(send(peer, 40));

        assertThat(failures).hasSize(40).hasOnlyElementsOfType(TransientDicomException.class);
        assertThat(failures.stream()
                        .filter(failure -> !(failure instanceof DestinationUnavailableException))
                        .count())
                .isBetween(1L, (long) ATTEMPTS);
        peer.clear();
        // a peer that has refused a question counts as available for one object
        await().atMost(BOUND).until(() -> failures(send(peer, 10)).isEmpty());
        assertThat(isAvailable(peer)).isTrue();
        assertThat(peer.recording().violations()).isEmpty();
    }

    @Test
    void findsAPeerThatWasNotRunning(FaultyPeer peer) throws Exception {
        peer.stopListening();
        assertThat(failures(send(peer, 20)))
                .hasSize(20)
                .hasAtLeastOneElementOfType(DestinationUnavailableException.class);

        peer.listen();

        await().atMost(BOUND).until(() -> isAvailable(peer));
        assertThat(failures(send(peer, 10))).isEmpty();
    }

    @Test
    @FaultScript("association *: reject permanent calling-ae")
    void saysInTheExceptionAndOverJmxWhy(FaultyPeer peer) throws Exception {
        failures(send(peer, 20, UNASKED));
        Throwable failure = failures(send(peer, 1, UNASKED)).get(0);

        assertThat(failure)
                .isInstanceOf(DestinationUnavailableException.class)
                .hasMessageContaining("C-STORE to " + peer.address() + " not tried: ")
                .hasMessageContaining("calling AE title not recognised");
        assertThat(failure.getCause()).isNotInstanceOf(AssociationRejectedException.class);
        assertThat(attribute(peer, "Available")).isEqualTo(false);
        assertThat((String) attribute(peer, "LastOpeningFailure")).contains("calling AE title not recognised");
        assertThat((long) attribute(peer, "RefusedWhileAway")).isGreaterThanOrEqualTo(21 - ATTEMPTS);
        assertThat((long) attribute(peer, "TransientFailures")).isBetween(1L, (long) ATTEMPTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"association *: accept class ct", "echo *: status 0110", "echo *: abort", "echo *: close"})
    void isFoundByWhateverItDoesOnceItLetsAQuestionIn(String afterwards, FaultyPeer peer) throws Exception {
        peer.stopListening();
        failures(send(peer, 20));
        assertThat(isAvailable(peer)).isFalse();

        peer.script(afterwards);
        peer.listen();

        await().atMost(BOUND).until(() -> isAvailable(peer));
        assertThat(failures(send(peer, 5))).isEmpty();
    }

    @Test
    @FaultScript("association *: reject permanent called-ae")
    void isNotAwayWhereThePolicyCallsItPermanent(FaultyPeer peer) throws Exception {
        List<CompletableFuture<Exchange>> sent = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sent.add(send(peer, QUICK + "&statusPolicy=RAW(reject:permanent)"));
        }

        assertThat(failures(sent)).hasSize(20).hasOnlyElementsOfType(PermanentDicomException.class);
        assertThat(isAvailable(peer)).isTrue();
    }

    @Test
    @FaultScript({"association *: limit 1", "object *: delay 20ms"})
    void isNotAwayWhereOneIsOpenAndItOnlyHasNoRoomForMore(FaultyPeer peer) throws Exception {
        assertThat(failures(send(peer, 1))).isEmpty();

        assertThat(failures(send(peer, 30))).noneMatch(DestinationUnavailableException.class::isInstance);

        assertThat(isAvailable(peer)).isTrue();
        assertThat(peer.recording().ended(Ending.REJECTED)).isPositive();
    }

    @Test
    @FaultScript("object *: abort")
    void isNotAwayWhereItBreaksOffWhatIsOpen(FaultyPeer peer) throws Exception {
        assertThat(failures(send(peer, 20)))
                .hasSize(20)
                .hasAtLeastOneElementOfType(OutcomeUnknownDicomException.class)
                .noneMatch(DestinationUnavailableException.class::isInstance);

        assertThat(isAvailable(peer)).isTrue();
    }

    @Test
    @FaultScript("association *: reject transient congestion")
    void triesEveryObjectWhereTheBreakerIsOff(FaultyPeer peer) throws Exception {
        List<CompletableFuture<Exchange>> sent = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            sent.add(send(peer, QUICK + "&breakerThreshold=0"));
        }

        assertThat(failures(sent)).hasSize(10).noneMatch(DestinationUnavailableException.class::isInstance);
        assertThat(isAvailable(peer)).isTrue();
    }

    @Test
    @FaultScript("association *: reject transient congestion")
    void asksNoMoreOnceTheContextHasStopped(FaultyPeer peer) throws Exception {
        failures(send(peer, 20));
        assertThat(peer.recording().await(BOUND, seen -> seen.associations().size() > ATTEMPTS + 2))
                .isTrue();

        context.stop();

        int asked = peer.recording().associations().size();
        await().during(Duration.ofMillis(500))
                .atMost(BOUND)
                .until(() -> peer.recording().associations().size() == asked);
    }

    private boolean isAvailable(FaultyPeer peer) {
        return context.getComponent("dicom", DicomComponent.class).isAvailable(DicomAddress.parse(peer.address()));
    }

    private List<CompletableFuture<Exchange>> send(FaultyPeer peer, int objects) {
        return send(peer, objects, QUICK);
    }

    private List<CompletableFuture<Exchange>> send(FaultyPeer peer, int objects, String options) {
        List<CompletableFuture<Exchange>> sent = new ArrayList<>();
        for (int i = 0; i < objects; i++) {
            sent.add(send(peer, options));
        }
        return sent;
    }

    private CompletableFuture<Exchange> send(FaultyPeer peer, String options) {
        Path file = TestObjects.ct().writeInto(folder);
        return template.asyncSend(
                "dicom:store:" + peer.address() + options,
                exchange -> exchange.getMessage().setBody(file));
    }

    private static List<Throwable> failures(List<CompletableFuture<Exchange>> sent) throws Exception {
        List<Throwable> failures = new ArrayList<>();
        for (CompletableFuture<Exchange> exchange : sent) {
            Throwable failure = exchange.get(60, TimeUnit.SECONDS).getException();
            if (failure != null) {
                failures.add(failure);
            }
        }
        return failures;
    }

    private static Object attribute(FaultyPeer peer, String name) throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName destination = server.queryNames(
                        new ObjectName("org.apache.camel:type=dicom,name=" + ObjectName.quote(peer.address()) + ",*"),
                        null)
                .iterator()
                .next();
        return server.getAttribute(destination, name);
    }
}
