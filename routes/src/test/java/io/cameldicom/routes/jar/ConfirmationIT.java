package io.cameldicom.routes.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cameldicom.testing.Dcmqrscp;
import io.cameldicom.testing.Dcmtk;
import io.cameldicom.testing.EveryEngine;
import io.cameldicom.testing.FreePort;
import io.cameldicom.testing.Orthanc;
import io.cameldicom.testing.TestObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application that keeps files until a real archive has confirmed them. */
@Timeout(300)
@EveryEngine
class ConfirmationIT {
    private static final String TITLE = "CAMEL-DICOM";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REPORTS = FreePort.find();
    private static Orthanc orthanc;

    @TempDir
    Path folder;

    private PackagedJar jar;

    @BeforeAll
    static void startOrthanc() {
        Orthanc.require();
        orthanc = Orthanc.options().modality(TITLE, REPORTS).start();
    }

    @AfterAll
    static void stopOrthanc() {
        if (orthanc != null) {
            orthanc.close();
        }
    }

    @BeforeEach
    void prepare() throws IOException {
        jar = new PackagedJar(folder.resolve("run"))
                .with("inbox.settle", "100ms")
                .with("inbox.poll", "50ms");
    }

    private List<TestObjects> drop(int count) {
        List<TestObjects> objects = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            TestObjects object = TestObjects.ct().size(64, 64);
            object.writeInto(jar.inbox());
            objects.add(object);
        }
        return objects;
    }

    private void committing() {
        jar.with("pacs", orthanc.address()).with("commit", "true").with("commit.timeout", "5s");
    }

    private void listening() {
        jar.with("commit.listen", TITLE + "@127.0.0.1:" + REPORTS);
    }

    private List<JsonNode> receipts() throws IOException {
        List<JsonNode> receipts = new ArrayList<>();
        for (Path file : PackagedJar.files(Files.createDirectories(folder.resolve("run/data/receipts")))) {
            for (String line : Files.readAllLines(file)) {
                receipts.add(JSON.readTree(line));
            }
        }
        return receipts;
    }

    private void requireConfirmed(List<TestObjects> objects, String by) throws IOException {
        assertThat(PackagedJar.files(jar.inbox())).isEmpty();
        assertThat(PackagedJar.files(jar.quarantine())).isEmpty();
        assertThat(PackagedJar.files(jar.sent())).hasSize(objects.size());
        assertThat(receipts().stream()
                        .filter(line -> line.get("outcome").asText().equals("done")))
                .hasSize(objects.size())
                .allSatisfy(
                        line -> assertThat(line.at("/confirmation/by").asText()).isEqualTo(by));
        assertThat(receipts().stream()
                        .map(line -> line.get("instance").asText())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(
                        objects.stream().map(TestObjects::instance).toList());
    }

    private void awaitAsked(int count) {
        Path awaiting = folder.resolve("run/data/state/awaiting.jsonl");
        await().atMost(PackagedJar.LONGEST)
                .until(() -> Files.exists(awaiting)
                        && Files.readString(awaiting)
                                        .lines()
                                        .filter(line -> line.contains("\"ASKED\""))
                                        .count()
                                >= count);
    }

    @Test
    void leavesNothingUnconfirmedHoweverOftenItIsKilled() throws Exception {
        committing();
        listening();
        List<TestObjects> objects = drop(90);
        for (int kills = 1; kills <= 2; kills++) {
            int enough = 25 * kills;
            try (PackagedJar.Running running = jar.start()) {
                await().atMost(PackagedJar.LONGEST)
                        .until(() -> Files.exists(jar.sent())
                                && PackagedJar.files(jar.sent()).size() >= enough);
                running.kill();
            }
        }
        jar.run("--once").requireExitCode(0);

        requireConfirmed(objects, "commitment");
        assertThat(objects)
                .allSatisfy(
                        object -> assertThat(orthanc.find(object.instance())).isPresent());
    }

    @Test
    void sendsOnlyWhatTheArchiveHasLostAfterAKillBetweenStoreAndReport() throws Exception {
        committing();
        List<TestObjects> objects = drop(10);
        String lost = objects.get(3).instance();
        try (PackagedJar.Running running = jar.start()) {
            awaitAsked(10);
            assertThat(PackagedJar.files(jar.inbox())).hasSize(10);
            running.kill();
        }
        orthanc.kill();
        orthanc.startAgain();
        orthanc.delete(orthanc.find(lost).orElseThrow());
        assertThat(jar.run("receipts", "--awaiting").requireExitCode(0).output())
                .contains("asked", lost, orthanc.address().toString())
                .doesNotContain(jar.inbox().toString());
        listening();

        jar.run("--once").requireExitCode(0);

        requireConfirmed(objects, "commitment");
        assertThat(orthanc.find(lost)).isPresent();
        assertThat(receipts())
                .allSatisfy(line -> assertThat(line.get("resent").asBoolean())
                        .isEqualTo(line.get("instance").asText().equals(lost)));
        assertThat(jar.run("receipts", "--awaiting").requireExitCode(3).output())
                .contains("nothing waits");
    }

    @Test
    void leavesFilesInTheInboxWhereNoReportComes() throws Exception {
        committing();
        jar.with("once.patience", "8s");
        drop(2);

        assertThat(jar.run("--once").requireExitCode(3).output())
                .contains("2: stored, and not confirmed by the destination yet")
                .contains("has not answered for 2 objects");

        assertThat(PackagedJar.files(jar.inbox())).hasSize(2);
        assertThat(receipts()).isEmpty();
    }

    @Test
    void saysWhatToSetWhereThePeerDoesNotCommit() throws Exception {
        Dcmtk.require();
        try (Dcmtk.StoreScp scp = Dcmtk.StoreScp.ignoring()) {
            jar.with("pacs", scp.address()).with("commit", "true").with("once.patience", "3s");
            drop(1);

            assertThat(jar.run("--once").requireExitCode(3).output())
                    .contains("does not do storage commitment", "verify=find");

            // what was stored goes its way where nobody has to confirm it any more
            jar.with("commit", "false").run("--once").requireExitCode(0);
        }
        assertThat(receipts()).singleElement().satisfies(line -> {
            assertThat(line.get("attempts").asInt()).isEqualTo(1);
            assertThat(line.get("resent").asBoolean()).isFalse();
        });
    }

    @Test
    void findsWhatOrthancHas() throws Exception {
        jar.with("pacs", orthanc.address()).with("verify", "find");
        List<TestObjects> objects = drop(30);

        jar.run("--once").requireExitCode(0);

        requireConfirmed(objects, "find");
    }

    @Test
    void findsWhatDcmqrscpHas() throws Exception {
        try (Dcmqrscp archive = Dcmqrscp.start()) {
            jar.with("pacs", archive.address()).with("verify", "find");
            List<TestObjects> objects = drop(15);

            jar.run("--once").requireExitCode(0);

            requireConfirmed(objects, "find");
        }
    }

    @Test
    void sendsAgainWhatAnArchiveDoesNotFind() throws Exception {
        jar.with("pacs", orthanc.address())
                .with("commit", "true") // nobody hears the reports: the files wait
                .with("commit.timeout", "5m");
        List<TestObjects> objects = drop(3);
        String lost = objects.get(1).instance();
        try (PackagedJar.Running running = jar.start()) {
            awaitAsked(3);
            running.kill();
        }
        orthanc.delete(orthanc.find(lost).orElseThrow());

        jar.with("commit", "false")
                .with("verify", "find")
                .with("verify.timeout", "3s")
                .run("--once")
                .requireExitCode(0);

        requireConfirmed(objects, "find");
        assertThat(orthanc.find(lost)).isPresent();
    }
}
