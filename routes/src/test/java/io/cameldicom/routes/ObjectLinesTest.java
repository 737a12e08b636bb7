package io.cameldicom.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.routes.logging.LogLines;
import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.scripted.Peer;
import io.cameldicom.testing.TestObjects;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of the log about each object, from the inbox to its end. */
class ObjectLinesTest {
    private static final String TITLE = "OBJECT-LINES";

    @TempDir
    Path root;

    private final Peer peer = Peer.named(TITLE);
    private final LogLines lines = new LogLines("camel-dicom");
    private RoutesFixture routes;

    @BeforeEach
    void start() throws IOException {
        routes = new RoutesFixture(root).scripted(TITLE).with(Option.LOG_OBJECTS, "true");
    }

    @AfterEach
    void stop() {
        lines.close();
    }

    @Test
    void eachOfFiftyObjectsHasOneLine() throws Exception {
        TestObjects refused = TestObjects.ct();
        peer.answers(dataSet -> Peer.answer(dataSet.sopInstanceUid().equals(refused.instance()) ? 0xA900 : 0));
        refused.write(routes.inbox().resolve("Smith^John refused.dcm"));
        Files.writeString(routes.inbox().resolve("Smith^John letter.dcm"), "no image ".repeat(40));
        for (int i = 0; i < 48; i++) {
            TestObjects.ct().write(routes.inbox().resolve("Smith^John " + i + ".dcm"));
        }

        assertThat(routes.onceRun()).isEqualTo(ExitCode.QUARANTINED);

        assertThat(lines.with("event", "object.sent"))
                .hasSize(48)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("INFO sent ")
                        .containsPattern(
                                "instance=[0-9.]+ association=[0-9]+ transferSyntax=1\\.2\\.840\\.10008\\.1\\.2")
                        .containsPattern("bytes=[0-9]+ milliseconds=[0-9]+ status=0000 outcome=done"));
        assertThat(lines.with("event", "object.quarantined"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).startsWith("WARN quarantined "))
                .anySatisfy(line -> assertThat(line).contains(": not-dicom: "))
                .anySatisfy(line -> assertThat(line)
                        .contains(": refused: ", "instance=" + refused.instance(), "status=A900 outcome=permanent"));
        assertThat(lines.field("file").stream().filter(file -> file != null).toList())
                .hasSize(50)
                .doesNotHaveDuplicates();
        assertThat(lines.all()).noneMatch(line -> line.contains("Smith") || line.contains("not welcome"));
    }

    @Test
    void anObjectThatIsPutOffHasALineEachTime() throws Exception {
        AtomicBoolean first = new AtomicBoolean(true);
        peer.answers(dataSet -> Peer.answer(first.getAndSet(false) ? 0xA700 : 0));
        routes.with(Option.REDELIVERY_MAXIMUM, "0");
        TestObjects object = TestObjects.ct();
        object.write(routes.inbox().resolve("a.dcm"));

        assertThat(routes.onceRun()).isEqualTo(ExitCode.DONE);

        assertThat(lines.with("instance", object.instance()))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("INFO postponed ")
                                .contains("A700", "status=A700 outcome=transient"),
                        line -> assertThat(line).startsWith("INFO sent "));
    }

    @Test
    void saysThatAnObjectWasNotSentAgain() throws Exception {
        TestObjects object = TestObjects.ct();
        object.write(routes.inbox().resolve("a.dcm"));
        routes.onceRun();
        object.write(routes.inbox().resolve("b.dcm"));

        routes.onceRun();

        assertThat(lines.with("event", "object.sent"))
                .hasSize(2)
                .last()
                .asString()
                .contains("outcome=already-sent")
                .doesNotContain("association=");
    }

    @Test
    void saysThatTheCharacterSetIsInDoubtWithoutTheText() throws Exception {
        routes.with(Option.CHARSET_MODE, "repair").with(Option.CHARSET_MIN_CONFIDENCE, "1.0");
        TestObjects.ct().unlabelledUmlauts().write(routes.inbox().resolve("a.dcm"));
        routes.onceRun();
        assertThat(lines.with("characterSet", "doubtful"))
                .singleElement()
                .asString()
                .contains("characterSet=doubtful");

        routes.with(Option.LOG_OBJECTS, "false");
        TestObjects.ct().unlabelledUmlauts().write(routes.inbox().resolve("b.dcm"));
        routes.onceRun();

        assertThat(lines.with("event", "object.doubtful"))
                .singleElement()
                .asString()
                .startsWith("WARN sent ")
                .contains("absent-but-needed", "(1 so far)");
        assertThat(lines.all()).noneMatch(line -> line.contains("ller"));
    }

    @Test
    void aStepOfARouteHasTheFieldsOfItsObjectAndLeavesNoneBehind() throws Exception {
        addStepsToTheRoutes();
        HashSet<String> instances = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            TestObjects object = TestObjects.ct();
            instances.add(object.instance());
            object.write(routes.inbox().resolve(i + ".dcm"));
        }

        try (LogLines told = new LogLines("told")) {
            routes.onceRun();

            assertThat(told.all()).hasSize(40);
            assertThat(told.field("instance")).containsAll(instances).doesNotContainNull();
            assertThat(told.field("file")).doesNotContainNull();
            assertThat(new HashSet<>(told.field("file"))).hasSize(20);
            assertThat(told.with("destination", TITLE + "@127.0.0.1:104")).hasSize(40);
            assertThat(told.field("association").stream().filter(number -> number != null))
                    .hasSize(20);
        }
        assertThat(LeftBehind.SEEN).isEmpty();
    }

    /** A line once the object is read and one once it is sent, and after each a look at what it leaves behind. */
    private void addStepsToTheRoutes() throws IOException {
        String file = "inbox-to-pacs.camel.yaml";
        String steps = """
                        - log:
                            logName: told
                            message: "a step"
                        - process:
                            ref: "#class:%s"
                """.formatted(LeftBehind.class.getName());
        String claims = "        - process:\n            ref: \"#instanceClaims\"\n";
        String receipts = "        - process:\n            ref: \"#receipts\"\n";
        try (InputStream ours = Service.class.getResourceAsStream("/camel/" + file)) {
            String routes = new String(ours.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(routes).contains(claims, receipts);
            Files.writeString(
                    Files.createDirectories(root.resolve("config/routes")).resolve(file),
                    routes.replace(claims, steps + claims).replace(receipts, steps + receipts));
        }
    }
}
