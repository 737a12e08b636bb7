package io.cameldicom.routes.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.routes.jar.PackagedJar;
import io.cameldicom.routes.jar.PackagedJar.Ended;
import io.cameldicom.routes.jar.PackagedJar.Running;
import io.cameldicom.test.FaultyPeer;
import io.cameldicom.test.record.ObjectSeen;
import io.cameldicom.testing.TestObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A PACS that is down, or that refuses some objects again and again, costs nothing but time, and nobody else's. */
@Timeout(300)
class OutageIT {
    private static final int OBJECTS = 500;
    private static final int CONCURRENCY = 4;
    private static final String REFUSED = "1.2.826.0.1.3680043.9.9999.7.";
    private static final Duration BOUND = Duration.ofSeconds(150);

    @TempDir
    Path folder;

    private PackagedJar jar;

    @BeforeEach
    void fresh() throws IOException {
        jar = new PackagedJar(folder.resolve("application"))
                .with("inbox.settle", "300ms")
                .with("inbox.poll", "100ms")
                .with("store.concurrency", CONCURRENCY);
    }

    private void good(int count) {
        for (int i = 0; i < count; i++) {
            TestObjects.ct().write(jar.inbox().resolve("good " + i + ".dcm"));
        }
    }

    /** Their names come first. */
    private void refused(int count) {
        for (int i = 0; i < count; i++) {
            TestObjects.ct().instance(REFUSED + i).write(jar.inbox().resolve("a refused " + i + ".dcm"));
        }
    }

    private long count(Path below) throws IOException {
        return Files.exists(below) ? PackagedJar.files(below).size() : 0;
    }

    @Test
    void pacsThatIsDownForAWhileCostsAFewAttemptsAndNoFile() throws Exception {
        good(OBJECTS);
        try (FaultyPeer pacs = FaultyPeer.start("association * at connect: close");
                Running running = jar.with("pacs", pacs.address()).start().awaitOutput("started")) {
            assertThat(pacs.recording().await(BOUND, seen -> seen.associations().size() >= CONCURRENCY))
                    .isTrue();
            assertThat(pacs.recording().await(Duration.ofSeconds(8), seen -> false))
                    .isFalse();
            int attempts = pacs.recording().associations().size();
            pacs.clear();
            await().atMost(BOUND).until(() -> count(jar.sent()) == OBJECTS);

            assertThat(attempts).as("while it was down").isLessThan(25);
            assertThat(pacs.recording().objects()).as("each was sent once").hasSize(OBJECTS);
            assertThat(count(jar.quarantine())).isZero();
            assertThat(running.output().lines().count())
                    .as("no line per file: %s", running.output())
                    .isLessThan(60);
        }
    }

    @Test
    void objectsThatAreRefusedEachTimeDoNotHoldUpTheOthers() throws Exception {
        refused(CONCURRENCY);
        good(OBJECTS);
        try (FaultyPeer pacs = FaultyPeer.start("object * of instance " + REFUSED + "*: status A700");
                Running running = jar.with("pacs", pacs.address()).start().awaitOutput("started")) {
            await().atMost(BOUND).until(() -> count(jar.sent()) == OBJECTS);

            List<ObjectSeen> objects = pacs.recording().objects();
            List<ObjectSeen> refused = objects.stream()
                    .filter(object -> object.sopInstance().startsWith(REFUSED))
                    .toList();
            assertThat(refused.stream().map(ObjectSeen::sopInstance).distinct()).hasSize(CONCURRENCY);
            assertThat(refused)
                    .as("tried again with growing pauses, while the others went through")
                    .hasSizeLessThan(CONCURRENCY * 12);
            assertThat(objects.subList(0, OBJECTS / 2).stream().filter(refused::contains))
                    .as("among the first half of all that was sent")
                    .hasSizeLessThan(CONCURRENCY * 8);
            assertThat(count(jar.inbox())).isEqualTo(CONCURRENCY);
            assertThat(count(jar.quarantine())).isZero();
            assertThat(running.isAlive()).isTrue();
        }
    }

    @Test
    void thousandFilesThatFailDoNotStarveOneThatIsGood() throws Exception {
        refused(1000);
        good(1);
        try (FaultyPeer pacs = FaultyPeer.start("object * of instance " + REFUSED + "*: status A700");
                Running running = jar.with("pacs", pacs.address()).start().awaitOutput("started")) {
            await().atMost(BOUND).until(() -> count(jar.sent()) == 1);

            assertThat(pacs.recording().objects())
                    .as("sent before the good one")
                    .hasSizeLessThan(3500);
            assertThat(count(jar.inbox())).isEqualTo(1000);
            assertThat(count(jar.quarantine())).isZero();
            assertThat(running.isAlive()).isTrue();
        }
    }

    @Test
    void stopsWithinTenSecondsWhileManyWaitForTheirNextTry() throws Exception {
        good(100);
        try (FaultyPeer pacs = FaultyPeer.start("object *: status A700");
                Running running = jar.with("pacs", pacs.address()).start().awaitOutput("started")) {
            assertThat(pacs.recording().await(BOUND, seen -> seen.objects().size() >= 10))
                    .isTrue();
            long start = System.nanoTime();
            running.terminate();
            Ended ended = running.awaitEnd();

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as(ended.output())
                    .isLessThan(Duration.ofSeconds(10));
            assertThat(ended.exitCode()).isEqualTo(143);
            assertThat(count(jar.inbox())).isEqualTo(100);
            assertThat(count(jar.quarantine())).isZero();
        }
    }

    /** Mirth Connect moves a file on whatever the PACS answered. */
    @Test
    void refusedObjectIsNeverTakenForSent() throws Exception {
        good(10);
        try (FaultyPeer pacs = FaultyPeer.start(
                "object 1: status C000; object 2: status A900; object 3: status 0122; object 4: status 0124")) {
            jar.with("pacs", pacs.address()).run("--once").requireExitCode(2);

            assertThat(pacs.recording().objects())
                    .as("none of them is sent again")
                    .hasSize(10);
        }
        assertThat(count(jar.sent())).isEqualTo(6);
        assertThat(PackagedJar.files(jar.quarantine()).stream()
                        .filter(file -> file.toString().endsWith(".reason.json")))
                .hasSize(4)
                .allSatisfy(reason -> assertThat(reason).content().contains("\"status\""));
    }

    /** Mirth Connect opens an association for each image. */
    @Test
    void manyObjectsShareAFewAssociations() throws Exception {
        good(200);
        try (FaultyPeer pacs = FaultyPeer.start()) {
            jar.with("pacs", pacs.address()).run("--once").requireExitCode(0);

            assertThat(pacs.recording().objects()).hasSize(200);
            assertThat(pacs.recording().associations().stream().filter(association -> association.objects() > 0))
                    .hasSizeLessThanOrEqualTo(CONCURRENCY);
            assertThat(pacs.recording().violations()).isEmpty();
        }
    }

    /** Karnak gives up what a PACS refused because it was busy. */
    @Test
    void objectsThatABusyPacsRefusesAreSentWhenItIsNoLongerBusyAlsoAfterACrash() throws Exception {
        good(30);
        try (FaultyPeer pacs = FaultyPeer.start("object *: status A700 comment \"out of resources\"")) {
            jar.with("pacs", pacs.address()).with("retry.delay", "500ms").with("retry.maximumDelay", "2s");
            try (Running running = jar.start()) {
                assertThat(pacs.recording().await(BOUND, seen -> seen.objects().size() >= 40))
                        .isTrue();
                running.kill();
            }
            assertThat(count(jar.inbox())).isEqualTo(30);
            pacs.script("object 1-20: status 0213; association 1: reject transient local-limit");
            jar.run("--once").requireExitCode(0);

            assertThat(pacs.recording().objects().stream()
                            .filter(object -> object.status().orElse(-1) == 0)
                            .map(ObjectSeen::sopInstance)
                            .collect(Collectors.toSet()))
                    .hasSize(30);
        }
        assertThat(count(jar.sent())).isEqualTo(30);
        assertThat(count(jar.quarantine())).isZero();
    }
}
