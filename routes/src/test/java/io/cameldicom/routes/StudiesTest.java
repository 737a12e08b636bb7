package io.cameldicom.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.progress.StudyProgress;
import io.cameldicom.routes.redrive.Redrive;
import io.cameldicom.routes.redrive.Selection;
import io.cameldicom.routes.scripted.Peer;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.engine.DimseStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How far the studies are, as the running routes tell it. */
@Timeout(120)
class StudiesTest {
    private static final String TITLE = "STUDIES";
    private static final Duration BOUND = Duration.ofSeconds(60);

    @TempDir
    Path root;

    private final Peer peer = Peer.named(TITLE);
    private RoutesFixture routes;

    @BeforeEach
    void scripted() throws IOException {
        routes = new RoutesFixture(root).scripted(TITLE);
    }

    private TestObjects drop(String study, String name) {
        TestObjects object = TestObjects.ct().study(study);
        object.write(routes.inbox().resolve(name));
        return object;
    }

    private static StudyProgress of(Service service, String study) {
        return service.studies().inWork().stream()
                .filter(progress -> progress.studyInstanceUid().equals(study))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not known yet"));
    }

    @Test
    void countsTwoStudiesAndAFileThatIsRefusedForGood() throws Exception {
        String first = TestObjects.newUid();
        String second = TestObjects.newUid();
        for (int i = 0; i < 6; i++) {
            drop(first, "a" + i);
        }
        for (int i = 0; i < 3; i++) {
            drop(second, "b" + i);
        }
        TestObjects bad = drop(second, "bad");
        Files.writeString(routes.inbox().resolve("letter.txt"), "no object at all ".repeat(20));
        long bytes = 0; // their UIDs differ in length
        for (int i = 0; i < 6; i++) {
            bytes += Files.size(routes.inbox().resolve("a" + i));
        }
        peer.answers(object -> Peer.answer(isOf(bad, object) ? 0xC000 : 0));

        try (Service service = routes.start()) {
            await().atMost(BOUND).untilAsserted(() -> {
                assertThat(of(service, first).sent()).isEqualTo(6);
                assertThat(of(service, second).sent()).isEqualTo(3);
                assertThat(of(service, second).quarantined()).isOne();
            });

            assertThat(of(service, first).received()).isEqualTo(6);
            assertThat(of(service, first).bytes()).isEqualTo(bytes);
            assertThat(of(service, first).bytesSent()).isEqualTo(bytes);
            assertThat(of(service, second).received()).isEqualTo(4);
            assertThat(service.studies().totals().studies()).isZero();

            peer.answers(object -> Peer.answer(0));
            new Redrive(routes.inbox(), routes.quarantine(), Optional.empty()).run(Selection.of(Set.of()), false);

            await().atMost(BOUND)
                    .untilAsserted(() -> assertThat(of(service, second).sent()).isEqualTo(4));
            assertThat(of(service, second).received()).isEqualTo(4);
            assertThat(of(service, second).quarantined()).isZero();
        }
    }

    private static boolean isOf(TestObjects object, EncodedDataSet dataSet) {
        return dataSet.sopInstanceUid().equals(object.instance());
    }

    @Test
    void knowsTheWholeStudyLongBeforeItsTurn() throws Exception {
        String study = TestObjects.newUid();
        for (int i = 0; i < 40; i++) {
            drop(study, "image" + i);
        }
        Set<CompletableFuture<DimseStatus>> answers = ConcurrentHashMap.newKeySet();
        peer.answers(object -> {
            CompletableFuture<DimseStatus> answer = new CompletableFuture<>();
            answers.add(answer);
            return answer;
        });
        routes.with(Option.STORE_INFLIGHT, "2");

        try (Service service = routes.start()) {
            await().atMost(BOUND)
                    .untilAsserted(
                            () -> assertThat(of(service, study).received()).isEqualTo(40));

            assertThat(of(service, study).queued()).isEqualTo(40);
            assertThat(peer.stored()).isEmpty();
            Files.delete(routes.inbox().resolve("image39"));
            await().atMost(BOUND).untilAsserted(() -> {
                answers.forEach(answer ->
                        answer.complete(Peer.answer(0).toCompletableFuture().join()));
                assertThat(of(service, study).sent())
                        .isEqualTo(of(service, study).received());
            });
            assertThat(of(service, study).received()).isBetween(39, 40);
        }
    }

    @Test
    void countsWhatFailsForNowAsFailing() throws Exception {
        String study = TestObjects.newUid();
        drop(study, "a");
        drop(study, "b");
        peer.answers(object -> Peer.answer(0xA700));

        try (Service service = routes.start()) {
            await().atMost(BOUND)
                    .untilAsserted(
                            () -> assertThat(of(service, study).failing()).isEqualTo(2));
            peer.answers(object -> Peer.answer(0));
            await().atMost(BOUND)
                    .untilAsserted(() -> assertThat(of(service, study).sent()).isEqualTo(2));
            assertThat(of(service, study).received()).isEqualTo(2);
        }
    }

    @Test
    void countsWithoutAScoutWhatTheRouteComesAcross() throws Exception {
        String study = TestObjects.newUid();
        drop(study, "a");
        routes.with(Option.STUDIES_SCOUT, "false");

        try (Service service = routes.start()) {
            await().atMost(BOUND)
                    .untilAsserted(() -> assertThat(of(service, study).sent()).isOne());
        }
    }
}
