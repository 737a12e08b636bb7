package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.component.destination.Quarantine;
import io.cameldicom.test.FaultyPeer;
import io.cameldicom.test.junit.FaultScript;
import io.cameldicom.test.junit.FaultyPeerExtension;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.TestObjects;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What operators see of a destination and do with it, over a real connection and through the MBean server alone. */
@ExtendWith({NoBufferLeaks.class, FaultyPeerExtension.class})
class DestinationMBeanTest extends CamelTestSupport {
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final Set<String> CONSTANT = Set.of("Peer", "CallingAeTitle", "Engine", "MaxAssociations");

    /** One association, quick to give up, and away for good after two failures. */
    private static final String TIGHT = "?maxAssociations=1&maximumWait=300ms&responseTimeout=2s&associateTimeout=1s"
            + "&refusalMemory=1s&breakerThreshold=2&breakerPause=10m&breakerMaximumPause=10m";

    @TempDir
    Path folder;

    private String options = "";

    @Override
    protected boolean useJmx() {
        return true;
    }

    private Beans beans() {
        return new Beans(context);
    }

    private CompletableFuture<Exchange> begin(FaultyPeer peer) {
        Path file = TestObjects.ct().writeInto(folder);
        return template.asyncSend(
                "dicom:store:" + peer.address() + options,
                exchange -> exchange.getMessage().setBody(file));
    }

    private Exception send(FaultyPeer peer) throws Exception {
        return end(begin(peer));
    }

    private static Exception end(CompletableFuture<Exchange> sent) throws Exception {
        return sent.get(BOUND.toSeconds(), TimeUnit.SECONDS).getException();
    }

    private Object attribute(FaultyPeer peer, String attribute) {
        return beans().attribute(peer.address(), attribute);
    }

    private void awaitAttribute(FaultyPeer peer, String attribute, Object value) {
        await().atMost(BOUND).until(() -> attribute(peer, attribute).equals(value));
    }

    /** Runs a scenario of everything that can happen, and notes which attributes were ever other than at the start. */
    @Test
    void movesEachAttribute(FaultyPeer peer) throws Exception {
        options = TIGHT;
        context.getEndpoint("dicom:store:" + peer.address() + options)
                .createProducer()
                .start();
        Map<String, Object> before = beans().attributes(beans().name(peer.address()));
        Set<String> moved = new HashSet<>(CONSTANT);
        Runnable look = () -> beans().attributes(beans().name(peer.address())).forEach((name, value) -> {
            if (!value.equals(before.get(name))) {
                moved.add(name);
            }
        });
        assertThat(before).containsEntry("State", "available").containsEntry("LastSuccess", "never");

        peer.script("object *: status B007");
        assertThat(send(peer)).isNull();
        await().atMost(BOUND).until(() -> (double) attribute(peer, "ObjectsPerSecondLastMinute") > 0);
        look.run();

        peer.script("object *: status A700");
        assertThat(send(peer)).isInstanceOf(TransientDicomException.class);
        peer.script("object *: status C000");
        assertThat(send(peer)).isInstanceOf(PermanentDicomException.class);
        beans().invoke(peer.address(), "echo");
        look.run();

        peer.script("object *: silent");
        CompletableFuture<Exchange> first = begin(peer);
        awaitAttribute(peer, "InFlight", 1L);
        CompletableFuture<Exchange> second = begin(peer);
        awaitAttribute(peer, "Waiting", 1);
        look.run();
        assertThat(end(second)).isInstanceOf(TransientDicomException.class);
        assertThat(end(first)).isInstanceOf(OutcomeUnknownDicomException.class);

        peer.script("association *: accept class mr");
        assertThat(send(peer)).isInstanceOf(PermanentDicomException.class);
        peer.script("association *: accept syntax implicit");
        await().atMost(BOUND).until(() -> send(peer) == null);
        look.run();

        peer.script("association *: abort; object *: abort");
        send(peer);
        peer.script("association *: silent");
        CompletableFuture<Exchange> connecting = begin(peer);
        awaitAttribute(peer, "ConnectingAssociations", 1);
        look.run();
        end(connecting);
        peer.script("association *: reject permanent calling-ae");
        await().atMost(BOUND).until(() -> send(peer) instanceof DestinationUnavailableException);
        look.run();

        assertThat(moved).containsExactlyInAnyOrderElementsOf(before.keySet());
        assertThat(attribute(peer, "State")).isEqualTo("away");
        assertThat(attribute(peer, "Available")).isEqualTo(false);
        assertThat((long) attribute(peer, "AssociationsRejected")).isPositive();
        assertThat((String) attribute(peer, "LastOpeningFailure")).contains("calling AE title");
        assertThat(attribute(peer, "InFlight")).isEqualTo(0L);
        assertThat(attribute(peer, "ObjectsSent")).isEqualTo(2L);
        assertThat(attribute(peer, "StatusCounts"))
                .isEqualTo(Map.of(
                        "success", 1L,
                        "warning", 1L,
                        "out-of-resources", 1L,
                        "data-set-mismatch", 0L,
                        "cannot-understand", 1L,
                        "duplicate-instance", 0L,
                        "other-failure", 0L));
    }

    @Test
    void tellsTimesAndLatenciesInUnitsForPeople(FaultyPeer peer) throws Exception {
        peer.script("object *: delay 100ms");
        Instant start = Instant.now().minusSeconds(1);
        assertThat(send(peer)).isNull();

        assertThat(Instant.parse((String) attribute(peer, "LastSuccess"))).isBetween(start, Instant.now());
        assertThat((double) attribute(peer, "LatencyMillis50")).isBetween(99.0, 60_000.0);
        assertThat((double) attribute(peer, "LatencyMillisMax"))
                .isGreaterThanOrEqualTo((double) attribute(peer, "LatencyMillis50"));
        assertThat(attribute(peer, "LastFailure")).isEqualTo("never");
        assertThat(attribute(peer, "LastFailureCause")).isEqualTo("none");
        assertThat((long) attribute(peer, "BytesSent")).isPositive();
    }

    @Test
    void letsNothingPassWhilePausedAndLosesNothing(FaultyPeer peer) throws Exception {
        options = "?maxAssociations=1";
        assertThat(send(peer)).isNull();
        peer.script("object *: delay 1s");
        CompletableFuture<Exchange> onItsWay = begin(peer);
        await().atMost(BOUND).until(() -> attribute(peer, "IdleAssociations").equals(0));
        CompletableFuture<Exchange> waiting = begin(peer);
        awaitAttribute(peer, "Waiting", 1);

        assertThat(beans().invoke(peer.address(), "pause")).contains(peer.address(), "paused");

        assertThat(end(waiting))
                .isInstanceOf(DestinationUnavailableException.class)
                .hasMessageContaining("paused")
                .hasMessageContaining("an operator");
        assertThat(send(peer))
                .isInstanceOf(DestinationUnavailableException.class)
                .hasMessageContaining("paused");
        assertThat(end(onItsWay)).isNull();
        assertThat(attribute(peer, "State")).isEqualTo("paused");
        assertThat(attribute(peer, "Available")).isEqualTo(false);
        assertThat(attribute(peer, "RefusedWhileAway")).isEqualTo(2L);
        assertThat(attribute(peer, "TransientFailures")).isEqualTo(0L);
        assertThat(beans().invoke(peer.address(), "echo")).contains("0000");
        assertThat(attribute(peer, "State")).isEqualTo("paused");
        assertThat(peer.recording().objects()).hasSize(2);

        peer.clear();
        assertThat(beans().invoke(peer.address(), "resume")).contains("available");

        assertThat(send(peer)).isNull();
        assertThat(attribute(peer, "State")).isEqualTo("available");
        assertThat(attribute(peer, "ObjectsSent")).isEqualTo(3L);
    }

    @Test
    void staysAwayWhenItIsResumedWhileThePeerIs(FaultyPeer peer) throws Exception {
        options = TIGHT;
        peer.stopListening();
        send(peer);
        send(peer);
        assertThat(attribute(peer, "State")).isEqualTo("away");

        beans().invoke(peer.address(), "pause");
        assertThat(attribute(peer, "State")).isEqualTo("paused");
        assertThat(beans().invoke(peer.address(), "resume")).contains("away");
        assertThat(attribute(peer, "State")).isEqualTo("away");
    }

    @Test
    @FaultScript("echo 1: status 0110; echo 2: silent; echo 3: abort")
    void asksByEchoWithinABoundAndSaysHowItWent(FaultyPeer peer) throws Exception {
        options = "?connectTimeout=1s&associateTimeout=1s&responseTimeout=1s&writeTimeout=1s";
        send(peer);

        assertThat(beans().invoke(peer.address(), "echo")).contains(peer.address(), "0110");
        assertThat(beans().invoke(peer.address(), "echo")).contains("failed", "1000 ms");
        assertThat(beans().invoke(peer.address(), "echo")).contains("failed", "aborted");
        assertThat(beans().invoke(peer.address(), "echo")).contains("0000");
        assertThat((String) attribute(peer, "LastEcho")).contains("0000");
        peer.stopListening();
        assertThat(beans().invoke(peer.address(), "echo")).contains("connection refused");
    }

    @Test
    void putsObjectsBackWhereTheApplicationHasAQuarantine(FaultyPeer peer) throws Exception {
        send(peer);
        assertThat(beans().invoke(peer.address(), "redrive", "refused")).contains("no quarantine");

        Quarantine quarantine = (destination, cause) -> destination + " gets back what was " + cause;
        context.getRegistry().bind("quarantine", quarantine);

        assertThat(beans().invoke(peer.address(), "redrive", "refused"))
                .isEqualTo(peer.address() + " gets back what was refused");
    }

    @Test
    void goesWithItsContext(FaultyPeer peer) throws Exception {
        send(peer);
        assertThat(beans().names()).isNotEmpty();

        context.stop();

        assertThat(beans().names()).isEmpty();
    }
}
