package io.cameldicom.routes.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cameldicom.routes.jar.PackagedJar.Running;
import io.cameldicom.testing.Corpus;
import io.cameldicom.testing.Dcmtk;
import io.cameldicom.testing.EveryEngine;
import io.cameldicom.testing.Orthanc;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.file.DicomFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
@EveryEngine
class DeliveryIT {
    @TempDir
    Path folder;

    private PackagedJar jar;

    @BeforeEach
    void fresh() throws IOException {
        jar = new PackagedJar(folder.resolve("application"))
                .with("inbox.settle", "300ms")
                .with("inbox.poll", "100ms")
                .with("inbox.truncatedGrace", "3s")
                .with("once.patience", "30s");
    }

    @Test
    void everythingArrivesAlthoughTheProcessIsKilledAgainAndAgain() throws Exception {
        Dcmtk.require();
        Path received = Files.createDirectory(folder.resolve("received"));
        List<TestObjects> objects = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            TestObjects object = TestObjects.ct().size(128, 128);
            Path study = Files.createDirectories(jar.inbox().resolve("study " + i % 6));
            object.write(study.resolve(i + ".dcm"));
            objects.add(object);
        }
        try (Dcmtk.StoreScp scp = Dcmtk.StoreScp.storing(received)) {
            jar.with("pacs", scp.address());
            for (int kills = 1; kills <= 3; kills++) {
                int enough = 100 * kills;
                try (Running running = jar.start()) {
                    await().atMost(PackagedJar.LONGEST)
                            .until(() -> Files.exists(jar.sent())
                                    && PackagedJar.files(jar.sent()).size() >= enough);
                    running.kill();
                }
            }
            jar.run("--once").requireExitCode(0);

            for (TestObjects object : objects) {
                assertThat(scp.received(object.instance())).isPresent();
            }
        }
        assertThat(PackagedJar.files(jar.inbox())).isEmpty();
        assertThat(PackagedJar.files(jar.quarantine())).isEmpty();
        assertThat(PackagedJar.files(jar.sent()))
                .hasSize(600)
                .noneMatch(file -> file.toFile().length() == 0);
    }

    @Test
    void realFilesReachDcmtkByteForByteOrAreInQuarantineWithAReason() throws Exception {
        Dcmtk.require();
        Corpus.require();
        Path received = Files.createDirectory(folder.resolve("received"));
        for (Corpus.Real real : Corpus.files()) {
            copy(real.path(), jar.inbox().resolve(Corpus.location().relativize(real.path())));
        }
        int files = PackagedJar.files(jar.inbox()).size();
        try (Dcmtk.StoreScp scp =
                Dcmtk.StoreScp.options().storingInto(received).acceptingAll().start()) {
            jar.with("pacs", scp.address()).run("--once").requireExitCode(2);

            assertThat(PackagedJar.files(jar.inbox())).isEmpty();
            Map<String, List<byte[]>> sent = sentDataSets();
            assertThat(sent.values().stream().mapToInt(List::size).sum() + requireReasons())
                    .isEqualTo(files);
            sent.forEach((uid, dataSets) -> assertThat(scp.received(uid))
                    .hasValueSatisfying(stored ->
                            assertThat(dataSets).as(uid).anyMatch(dataSet -> Arrays.equals(dataSet, dataSet(stored)))));
        }
    }

    @Test
    void realFilesReachOrthanc() throws Exception {
        Orthanc.require();
        Corpus.require();
        for (Corpus.Real real : Corpus.files()) {
            copy(real.path(), jar.inbox().resolve(Corpus.location().relativize(real.path())));
        }
        try (Orthanc orthanc = Orthanc.start()) {
            jar.with("pacs", orthanc.address()).run("--once").requireExitCode(2);

            assertThat(PackagedJar.files(jar.inbox())).isEmpty();
            requireReasons();
            assertThat(sentDataSets().keySet())
                    .allSatisfy(uid -> assertThat(orthanc.find(uid)).as(uid).isPresent());
        }
    }

    @Test
    void brokenFilesGetTheOutcomeThatTheCorpusExpects() throws Exception {
        Dcmtk.require();
        Corpus.require();
        for (Corpus.Nasty nasty : Corpus.nasty()) {
            copy(nasty.path(), jar.inbox().resolve(nasty.name()));
        }
        try (Dcmtk.StoreScp scp = Dcmtk.StoreScp.ignoring()) {
            // most of them are one object, broken in different ways: without resend they would be in conflict with each
            // other
            jar.with("pacs", scp.address())
                    .with("charset.mode", "default")
                    .with("resend", "true")
                    .run("--once");
        }
        for (Corpus.Nasty nasty : Corpus.nasty()) {
            boolean sent = Files.exists(jar.sent().resolve(nasty.name()));
            boolean quarantined = Files.exists(jar.quarantine().resolve(nasty.name()));
            switch (nasty.expected()) {
                case "send" -> assertThat(sent).as(nasty.name()).isTrue();
                case "either" -> {
                    // a file that makes the peer abort each time is left, since nobody knows what the peer has
                    boolean left = Files.exists(jar.inbox().resolve(nasty.name()));
                    assertThat(List.of(sent, quarantined, left))
                            .as(nasty.name())
                            .containsOnlyOnce(true);
                }
                default -> {
                    // what only the text says is wrong is sent as it is: a character set is not checked, only declared
                    if (!nasty.name().startsWith("charset-")) {
                        assertThat(quarantined).as(nasty.name()).isTrue();
                    }
                }
            }
        }
        requireReasons();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
        to.toFile().setWritable(true);
    }

    private Map<String, List<byte[]>> sentDataSets() throws IOException {
        Map<String, List<byte[]>> sent = new HashMap<>();
        for (Path file : PackagedJar.files(jar.sent())) {
            String uid = DicomFile.read(file).encoded().sopInstanceUid();
            sent.computeIfAbsent(uid, key -> new ArrayList<>()).add(dataSet(file));
        }
        return sent;
    }

    private static byte[] dataSet(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            byte[] dataSet =
                    Arrays.copyOfRange(bytes, (int) DicomFile.read(file).dataSetOffset(), bytes.length);
            return dataSet.length % 2 == 0 ? dataSet : Arrays.copyOf(dataSet, dataSet.length + 1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Each file in quarantine has its reason beside it; returns how many there are. */
    private int requireReasons() throws IOException {
        int files = 0;
        for (Path file : PackagedJar.files(jar.quarantine())) {
            if (!file.toString().endsWith(".reason.json")) {
                files++;
                Path reason = Path.of(file + ".reason.json");
                JsonNode json = new ObjectMapper().readTree(reason.toFile());
                assertThat(List.of("cause", "message", "nextStep"))
                        .as(file.toString())
                        .noneMatch(key -> json.path(key).asText().isBlank());
            }
        }
        return files;
    }
}
