package io.cameldicom.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cameldicom.routes.once.Summary;
import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.scripted.Peer;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.engine.AssociationAbortedException;
import io.cameldicom.toolkit.engine.AssociationRejectedException;
import io.cameldicom.toolkit.engine.ConnectionFailedException;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.file.Part10Writer;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class InboxToPacsTest {
    private static final String TITLE = "PEER";

    @TempDir
    Path root;

    private final Peer peer = Peer.named(TITLE);
    private RoutesFixture routes;

    @BeforeEach
    void scripted() throws IOException {
        routes = new RoutesFixture(root).scripted(TITLE);
    }

    private TestObjects drop(String name) throws IOException {
        TestObjects object = TestObjects.ct();
        Files.createDirectories(routes.inbox().resolve(name).getParent());
        object.write(routes.inbox().resolve(name));
        return object;
    }

    private void dropLetter() throws IOException {
        Files.writeString(
                routes.inbox().resolve("letter.txt"),
                "Dear colleague, this is a letter and no image at all. ".repeat(4));
    }

    private JsonNode reason(String name) throws IOException {
        return new ObjectMapper()
                .readTree(routes.quarantine().resolve(name + ".reason.json").toFile());
    }

    @Test
    void sendsByteForByteAndMovesToSentUnderTheSamePath() throws Exception {
        TestObjects first = drop("study/a.dcm");
        TestObjects second = drop("name with spaces ünï; $(x) 100% a+b {{c}}.dcm");
        byte[] file = Files.readAllBytes(routes.inbox().resolve("study/a.dcm"));

        Summary summary = routes.once();

        assertThat(summary.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(peer.stored()).hasSize(2);
        assertThat(peer.stored().get(first.instance())).isEqualTo(first.dataSet());
        assertThat(peer.stored().get(second.instance())).isEqualTo(second.dataSet());
        assertThat(routes.sent().resolve("study/a.dcm")).hasBinaryContent(file);
        assertThat(RoutesFixture.files(routes.sent()))
                .containsExactly("name with spaces ünï; $(x) 100% a+b {{c}}.dcm", "study/a.dcm");
        assertThat(RoutesFixture.files(routes.inbox())).isEmpty();
        assertThat(RoutesFixture.files(routes.quarantine())).isEmpty();
    }

    @Test
    void countsAWarningAsSent() throws Exception {
        peer.answers(dataSet -> Peer.answer(0xB000));
        drop("a.dcm");

        assertThat(routes.once().exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(peer.offered()).hasSize(1);
        assertThat(RoutesFixture.files(routes.sent())).containsExactly("a.dcm");
    }

    @Test
    void putsWhatIsNotDicomIntoQuarantineWithAReasonAndGoesOn() throws Exception {
        dropLetter();
        drop("a.dcm");

        Summary summary = routes.once();

        assertThat(summary.exitCode()).isEqualTo(ExitCode.QUARANTINED);
        assertThat(RoutesFixture.files(routes.quarantine())).containsExactly("letter.txt", "letter.txt.reason.json");
        JsonNode reason = reason("letter.txt");
        assertThat(reason.get("cause").asText()).isEqualTo("not-dicom");
        assertThat(reason.get("message").asText()).isNotBlank();
        assertThat(reason.get("nextStep").asText()).isNotBlank();
        assertThat(reason.get("originalPath").asText()).isEqualTo("letter.txt");
        assertThat(RoutesFixture.files(routes.sent())).containsExactly("a.dcm");
    }

    @Test
    void putsAPermanentRefusalIntoQuarantineWithStatusCommentAndPeer() throws Exception {
        peer.answers(dataSet -> Peer.answer(0xC000));
        drop("a.dcm");

        assertThat(routes.once().exitCode()).isEqualTo(ExitCode.QUARANTINED);
        JsonNode reason = reason("a.dcm");
        assertThat(reason.get("cause").asText()).isEqualTo("refused");
        assertThat(reason.get("status").asText()).isEqualTo("C000");
        assertThat(reason.get("errorComment").asText()).isEqualTo("Smith^John is not welcome");
        assertThat(reason.get("message").asText()).doesNotContain("Smith");
        assertThat(reason.get("offendingElements").get(0).asText()).isEqualTo("0010,0020");
        assertThat(reason.get("peer").asText()).isEqualTo("PEER@127.0.0.1:104");
        assertThat(reason.get("attempts").asInt()).isEqualTo(1);
        assertThat(peer.offered()).hasSize(1);
    }

    @Test
    void doesNotWaitForEverForAnObjectThatLacksWhatArchivesNeed() throws Exception {
        routes.with(Option.REDELIVERY_MAXIMUM, "0");
        peer.answers(dataSet -> Peer.answer(0xA700));
        Part10Writer.write(
                routes.inbox().resolve("a.dcm"),
                DataSet.of(
                        Element.of(Tag.SOP_CLASS_UID, VR.UI, TestObjects.CT),
                        Element.of(Tag.SOP_INSTANCE_UID, VR.UI, TestObjects.newUid())),
                "TEST");

        assertThat(routes.once().exitCode()).isEqualTo(ExitCode.QUARANTINED);
        assertThat(reason("a.dcm").get("cause").asText()).isEqualTo("incomplete");
        assertThat(reason("a.dcm").get("status").asText()).isEqualTo("A700");
        assertThat(peer.offered()).as("a destination may be full for a while").hasSize(3);
    }

    @Test
    void doesNotGiveAPeerUpThatRefusesForGood() throws Exception {
        routes.with(Option.RETRY_DELAY, "1h").with(Option.REDELIVERY_MAXIMUM, "0");
        TestObjects busy = drop("a.dcm");
        drop("b.dcm");
        CompletableFuture<DimseStatus> later = new CompletableFuture<>();
        peer.answers(dataSet -> dataSet.sopInstanceUid().equals(busy.instance()) ? Peer.answer(0xA700) : later);
        try (Service service = routes.start()) {
            await().atMost(Duration.ofSeconds(20)).until(() -> routes.tally.failingFor() > 0);
            later.complete(new DimseStatus(0xC000, Optional.empty(), List.of()));
            await().atMost(Duration.ofSeconds(20)).until(() -> routes.tally.quarantined() == 1);

            assertThat(routes.tally.failingFor()).isZero();
        }
    }

    @Test
    void takesAnUnprovenDuplicateForOne() throws Exception {
        peer.answers(dataSet -> Peer.answer(0x0111));
        drop("a.dcm");

        assertThat(routes.once().exitCode()).isEqualTo(ExitCode.QUARANTINED);
        assertThat(reason("a.dcm").get("cause").asText()).isEqualTo("duplicate");
    }

    @Test
    void redeliversATransientRefusalWithinTheRoute() throws Exception {
        AtomicInteger times = new AtomicInteger();
        peer.answers(dataSet -> Peer.answer(times.incrementAndGet() < 3 ? 0xA700 : 0x0000));
        drop("a.dcm");

        assertThat(routes.once().exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(peer.offered()).hasSize(3);
        assertThat(routes.tally.postponed()).isZero();
    }

    @Test
    void offersAFileAgainAfterItsRedeliveriesAreUsedUp() throws Exception {
        AtomicInteger times = new AtomicInteger();
        peer.answers(dataSet -> Peer.answer(times.incrementAndGet() < 5 ? 0xA700 : 0x0000));
        drop("a.dcm");

        assertThat(routes.once().exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(peer.offered()).hasSize(5);
        assertThat(routes.tally.postponed()).isEqualTo(1);
        assertThat(RoutesFixture.files(routes.quarantine())).isEmpty();
    }

    @Test
    void leavesWhatFailsForLongerThanThePatience() throws Exception {
        routes.with(Option.ONCE_PATIENCE, "600ms");
        TestObjects bad = drop("bad.dcm");
        drop("good.dcm");
        peer.answers(dataSet -> Peer.answer(dataSet.sopInstanceUid().equals(bad.instance()) ? 0xA700 : 0x0000));

        Summary summary = routes.once();

        assertThat(summary.exitCode()).isEqualTo(ExitCode.LEFT);
        assertThat(summary.left()).isEqualTo(1);
        assertThat(RoutesFixture.files(routes.inbox())).containsExactly("bad.dcm");
        assertThat(RoutesFixture.files(routes.sent())).containsExactly("good.dcm");
    }

    @Test
    void leavesEverythingWhenTheDestinationIsNotThere() throws Exception {
        routes.scripted("NOBODY").with(Option.ONCE_PATIENCE, "1s");
        for (int i = 0; i < 30; i++) {
            drop("a" + i + ".dcm");
        }
        dropLetter();

        Summary summary = routes.once();

        assertThat(summary.exitCode()).isEqualTo(ExitCode.LEFT);
        assertThat(summary.left()).isGreaterThanOrEqualTo(30);
        assertThat(summary.left() + summary.quarantined())
                .as("the letter is put aside, or waits with the others while the destination is away")
                .isEqualTo(31);
        assertThat(summary.time()).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void leavesFilesInTheInboxWhenThePeerDoesNotLetUsIn() throws Exception {
        routes.with(Option.ONCE_PATIENCE, "500ms");
        peer.door(request -> Optional.of(new AssociationRejectedException(
                request.peer(), request.peer() + ": rejected, called AE title not recognised", 1, 1, 7)));
        drop("a.dcm");

        assertThat(routes.once().exitCode()).isEqualTo(ExitCode.LEFT);
        assertThat(RoutesFixture.files(routes.inbox())).containsExactly("a.dcm");
        assertThat(RoutesFixture.files(routes.quarantine())).isEmpty();
    }

    @Test
    void deliversABacklogOnceTheDestinationIsBack() throws Exception {
        AtomicBoolean up = new AtomicBoolean();
        AtomicInteger refused = new AtomicInteger();
        peer.door(request -> {
            if (up.get()) {
                return Optional.empty();
            }
            refused.incrementAndGet();
            return Optional.of(new ConnectionFailedException(
                    request.peer(), request.peer() + ": connection refused", new ConnectException()));
        });
        for (int i = 0; i < 20; i++) {
            drop("a" + i + ".dcm");
        }
        try (Service service = routes.start()) {
            await().atMost(Duration.ofSeconds(20)).until(() -> refused.get() > 5);
            up.set(true);
            await().atMost(Duration.ofSeconds(30)).until(() -> routes.tally.sent() == 20);
        }
        assertThat(peer.stored()).hasSize(20);
        assertThat(RoutesFixture.files(routes.inbox())).isEmpty();
    }

    @Test
    void sendsAgainAfterAnUnknownOutcome() throws Exception {
        AtomicInteger times = new AtomicInteger();
        peer.answers(dataSet -> times.incrementAndGet() == 1
                ? CompletableFuture.failedFuture(new AssociationAbortedException(
                        io.cameldicom.toolkit.engine.DicomAddress.parse("PEER@127.0.0.1:104"), "aborted"))
                : Peer.answer(0));
        drop("a.dcm");

        assertThat(routes.once().exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(peer.offered()).hasSize(2);
    }

    @Test
    void keepsTwoFilesOfOneNameSideBySide() throws Exception {
        TestObjects first = drop("study/a.dcm");
        routes.once();
        TestObjects second = drop("study/a.dcm");
        routes.once();

        assertThat(peer.stored()).containsOnlyKeys(first.instance(), second.instance());
        assertThat(RoutesFixture.files(routes.sent())).containsExactly("study/a.dcm", "study/a~1.dcm");
        assertThat(routes.sent().resolve("study/a.dcm")).hasBinaryContent(first.bytes());
        assertThat(routes.sent().resolve("study/a~1.dcm")).hasBinaryContent(second.bytes());
    }

    @Test
    void sendsBothWhenAFileIsReplacedWhileItIsOnItsWay() throws Exception {
        TestObjects first = drop("a.dcm");
        TestObjects second = TestObjects.ct();
        CompletableFuture<DimseStatus> answer = new CompletableFuture<>();
        peer.answers(dataSet -> dataSet.sopInstanceUid().equals(first.instance()) ? answer : Peer.answer(0));
        try (Service service = routes.start()) {
            await().until(() -> peer.offered().contains(first.instance()));
            Path newcomer = second.write(routes.inbox().resolve("newcomer.part"));
            Files.move(newcomer, routes.inbox().resolve("a.dcm"), StandardCopyOption.ATOMIC_MOVE);
            answer.complete(DimseStatus.of(0));
            await().until(() -> routes.tally.sent() == 1);
        }

        assertThat(peer.stored()).containsOnlyKeys(first.instance(), second.instance());
        assertThat(RoutesFixture.files(routes.sent())).containsExactly("a.dcm");
        assertThat(routes.sent().resolve("a.dcm")).hasBinaryContent(second.bytes());
        assertThat(routes.tally.unexpected()).isZero();
    }

    @Test
    void doesNotQuarantineAFileThatReplacedABadOne() throws Exception {
        TestObjects first = drop("a.dcm");
        TestObjects second = TestObjects.ct();
        CompletableFuture<DimseStatus> answer = new CompletableFuture<>();
        peer.answers(dataSet -> dataSet.sopInstanceUid().equals(first.instance()) ? answer : Peer.answer(0));
        try (Service service = routes.start()) {
            await().until(() -> peer.offered().contains(first.instance()));
            Path newcomer = second.write(routes.inbox().resolve("newcomer.part"));
            Files.move(newcomer, routes.inbox().resolve("a.dcm"), StandardCopyOption.ATOMIC_MOVE);
            answer.complete(DimseStatus.of(0xC000));
            await().until(() -> routes.tally.sent() == 1);
        }

        assertThat(peer.stored()).containsOnlyKeys(second.instance());
        assertThat(RoutesFixture.files(routes.quarantine())).isEmpty();
    }

    @Test
    void sendsOneFileOfAnInstanceAtATime() throws Exception {
        routes.with(Option.RESEND, "true");
        TestObjects object = drop("a.dcm");
        object.write(routes.inbox().resolve("b.dcm"));
        Set<String> onTheirWay = ConcurrentHashMap.newKeySet();
        AtomicInteger together = new AtomicInteger();
        peer.answers(dataSet -> {
            if (!onTheirWay.add(dataSet.sopInstanceUid())) {
                together.incrementAndGet();
            }
            return CompletableFuture.supplyAsync(
                    () -> {
                        onTheirWay.remove(dataSet.sopInstanceUid());
                        return DimseStatus.of(0);
                    },
                    CompletableFuture.delayedExecutor(300, java.util.concurrent.TimeUnit.MILLISECONDS));
        });

        assertThat(routes.once().exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(together).hasValue(0);
        assertThat(peer.offered()).hasSize(2);
        assertThat(routes.tally.postponed()).isZero();
    }

    @Test
    void waitsForACutFileToGrowAndSendsItWhole() throws Exception {
        routes.with(Option.INBOX_TRUNCATED_GRACE, "30s");
        TestObjects object = TestObjects.ct();
        byte[] whole = object.bytes();
        Path file = routes.inbox().resolve("slow.dcm");
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
        try (Service service = routes.start()) {
            TestObjects other = drop("other.dcm");
            await().until(() -> peer.stored().containsKey(other.instance()));
            Files.write(file, whole);
            await().until(() -> routes.tally.sent() == 2);
        }
        assertThat(peer.stored()).containsKey(object.instance());
        assertThat(RoutesFixture.files(routes.quarantine())).isEmpty();
    }

    @Test
    void putsCutAndEmptyFilesIntoQuarantineOnceTheirGraceIsOver() throws Exception {
        byte[] whole = TestObjects.ct().bytes();
        Files.write(routes.inbox().resolve("cut.dcm"), java.util.Arrays.copyOf(whole, whole.length / 2));
        Files.createFile(routes.inbox().resolve("empty.dcm"));

        assertThat(routes.once().exitCode()).isEqualTo(ExitCode.QUARANTINED);
        assertThat(reason("cut.dcm").get("cause").asText()).isEqualTo("truncated");
        assertThat(reason("empty.dcm").get("cause").asText()).isEqualTo("empty");
        assertThat(peer.offered()).isEmpty();
    }

    @Test
    void leavesUnfinishedAndIgnoredNamesAlone() throws Exception {
        TestObjects.ct().write(routes.inbox().resolve("a.part"));
        Files.writeString(routes.inbox().resolve("Thumbs.db"), "thumbs");

        assertThat(routes.once().exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(RoutesFixture.files(routes.inbox())).containsExactly("Thumbs.db", "a.part");
    }

    @Test
    void labelsTextWithoutACharacterSetAndKeepsTheOriginalInSent() throws Exception {
        routes.with(Option.CHARSET_MODE, "default");
        TestObjects unlabelled = TestObjects.ct().unlabelledUmlauts();
        unlabelled.write(routes.inbox().resolve("a.dcm"));
        TestObjects labelled = TestObjects.ct().umlauts();
        labelled.write(routes.inbox().resolve("b.dcm"));

        assertThat(routes.once().exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(new String(peer.stored().get(unlabelled.instance()), java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains("ISO_IR 100");
        assertThat(peer.stored().get(labelled.instance())).isEqualTo(labelled.dataSet());
        assertThat(routes.sent().resolve("a.dcm")).hasBinaryContent(unlabelled.bytes());
    }

    @Test
    void sendsManyFilesWithNoMoreAtOnceThanAllowed() throws Exception {
        routes.with(Option.STORE_CONCURRENCY, "2");
        for (int i = 0; i < 1200; i++) {
            drop("s" + i % 7 + "/a" + i + ".dcm");
        }
        Summary summary = routes.once();

        assertThat(summary.sent()).isEqualTo(1200);
        assertThat(peer.offered()).hasSize(1200);
        assertThat(RoutesFixture.files(routes.sent())).hasSize(1200);
        assertThat(summary.exitCode()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void stopsWithinABoundWhileAnObjectHasNoAnswerAndLeavesItsFile() throws Exception {
        peer.answers(dataSet -> new CompletableFuture<>());
        drop("a.dcm");
        Service service = routes.start();
        await().until(() -> !peer.offered().isEmpty());
        long start = System.nanoTime();
        service.close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(9));
        assertThat(RoutesFixture.files(routes.inbox())).containsExactly("a.dcm");
    }

    @Test
    void aRouteWithoutADispositionLeavesTheFile() throws Exception {
        routes.with(Option.ONCE_PATIENCE, "300ms");
        Path own = Files.createDirectories(routes.config.resolve("routes"));
        Files.writeString(own.resolve("inbox-to-pacs.camel.yaml"), """
                - route:
                    id: inbox-to-pacs
                    from:
                      uri: file
                      parameters:
                        directoryName: "{{inbox}}"
                        filter: "#inboxGate"
                        pollStrategy: "#inboxPolls"
                        processStrategy: "#dispositions"
                        delay: 20
                        initialDelay: 0
                        readLock: none
                      steps:
                        - log: "a step of my own"
                """);
        drop("a.dcm");

        Summary summary = routes.once();

        assertThat(summary.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(RoutesFixture.files(routes.inbox())).containsExactly("a.dcm");
        assertThat(List.of(summary.sent(), summary.quarantined())).containsExactly(0L, 0L);
    }
}
