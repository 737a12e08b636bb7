package io.cameldicom.component.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.component.DicomConstants;
import io.cameldicom.component.DicomOperationException;
import io.cameldicom.component.commitment.StorageCommitmentException;
import io.cameldicom.testing.Corpus;
import io.cameldicom.testing.EveryEngine;
import io.cameldicom.testing.FreePort;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.Studies;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.testing.TlsKeys;
import io.cameldicom.testing.archive.Archive;
import io.cameldicom.testing.archive.ArchiveLauncher;
import io.cameldicom.testing.archive.ArchiveLauncher.Capability;
import io.cameldicom.testing.archive.ArchiveLauncher.Settings;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.file.DicomFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What any archive does with us, whoever made it and however it was launched. */
@ExtendWith(NoBufferLeaks.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EveryEngine
abstract class ArchiveContract {
    private static final String TITLE = "CONTRACT";
    private static final int PIXELS = 16 * 16 * 2;
    private static final int REAL_FILES = 12;
    private static final Set<String> PLAIN =
            Set.of(TestObjects.IMPLICIT_LITTLE_ENDIAN, TestObjects.EXPLICIT_LITTLE_ENDIAN);
    private static final Set<String> KINDS = Set.of(TestObjects.CT, TestObjects.MR, TestObjects.SECONDARY_CAPTURE);

    @TempDir
    static Path folder;

    private final ArchiveLauncher launcher;
    private final Studies studies = new Studies();
    private Settings settings;
    private Archive archive;
    private Calls calls;
    private Path received;

    /** @param launcher what brings the archive up */
    ArchiveContract(ArchiveLauncher launcher) {
        this.launcher = launcher;
    }

    @BeforeAll
    void start() throws Exception {
        launcher.require();
        received = Files.createTempDirectory(folder, "received");
        calls = new Calls();
        settings = new Settings(TITLE, FreePort.find(), Optional.empty());
        calls.listen(
                TITLE,
                settings.port(),
                "?services=store,commitment&store=" + received,
                route -> route.to("mock:received"));
        archive = launcher.start(settings);
        studies.objects().forEach(object -> calls.succeed(uri("store"), object.bytes()));
    }

    @AfterAll
    void stop() throws Exception {
        Closing.all(calls, archive);
    }

    private void requireThat(Capability capability) {
        Assumptions.assumeTrue(
                launcher.capabilities().contains(capability),
                () -> launcher.getClass().getSimpleName() + " does not have " + capability);
    }

    private String uri(String operation) {
        return "dicom:" + operation + ":" + archive.address() + "?callingAeTitle=" + TITLE;
    }

    @Test
    void answersTheEcho() {
        calls.succeed(uri("echo"), null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {TestObjects.IMPLICIT_LITTLE_ENDIAN, TestObjects.EXPLICIT_LITTLE_ENDIAN, TestObjects.JPEG_BASELINE
            })
    void takesAndGivesBack(String transferSyntax) throws Exception {
        if (!PLAIN.contains(transferSyntax)) {
            requireThat(Capability.COMPRESSED);
        }
        TestObjects object = TestObjects.ct().umlauts().transferSyntax(transferSyntax);

        calls.succeed(uri("store"), object.bytes());

        requireSame(object, got(object, transferSyntax));
    }

    /** The same object; of an archive that changes the header, the same pixels. */
    private void requireSame(TestObjects object, byte[] file) {
        byte[] sent = object.dataSet();
        assertThat(file)
                .endsWith(
                        launcher.capabilities().contains(Capability.KEEPS_BYTES)
                                ? sent
                                : Arrays.copyOfRange(sent, sent.length - PIXELS / 2, sent.length));
    }

    /** What it gives us by C-GET. */
    private byte[] got(TestObjects object, String transferSyntax) throws IOException {
        Path into = Files.createTempDirectory(folder, "got");
        Exchange exchange = calls.succeed(
                uri("get") + "&level=STUDY&directory=" + into + "&transferSyntaxes=" + transferSyntax,
                Map.of("StudyInstanceUID", object.study()));
        assertThat(exchange.getMessage().getHeaders()).containsEntry(DicomConstants.COMPLETED, 1);
        return Files.readAllBytes(stored(into, object));
    }

    private static Path stored(Path folder, TestObjects object) {
        return folder.resolve(object.study()).resolve(object.series()).resolve(object.instance() + ".dcm");
    }

    @Test
    void takesThePrivateSyntaxOfGeOrItIsConverted() throws Exception {
        TestObjects object = TestObjects.ct().umlauts().transferSyntax(TestObjects.GE_PRIVATE);

        Exchange exchange = calls.succeed(uri("store"), object.bytes());

        String travelledIn = exchange.getMessage().getHeader(DicomConstants.TRANSFER_SYNTAX_UID, String.class);
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(DicomConstants.SOURCE_TRANSFER_SYNTAX_UID, TestObjects.GE_PRIVATE);
        byte[] sent = object.dataSet();
        byte[] pixels = Arrays.copyOfRange(sent, sent.length - PIXELS, sent.length);
        assertThat(got(object, travelledIn))
                .endsWith(travelledIn.equals(TestObjects.GE_PRIVATE) ? pixels : swapped(pixels));
    }

    private static byte[] swapped(byte[] words) {
        byte[] swapped = new byte[words.length];
        for (int i = 0; i < words.length; i++) {
            swapped[i] = words[i ^ 1];
        }
        return swapped;
    }

    @Test
    void takesRealFiles() throws IOException {
        Corpus.require();
        List<DicomFile> files = Corpus.files().stream()
                .filter(real -> PLAIN.contains(real.transferSyntaxUid()) && KINDS.contains(real.sopClassUid()))
                .flatMap(real -> storable(real.path()).stream())
                .limit(REAL_FILES)
                .toList();
        assertThat(files).isNotEmpty();

        for (DicomFile file : files) {
            calls.succeed(uri("store"), file.path());

            assertThat(find(
                            "&level=IMAGE",
                            Map.of(
                                    "StudyInstanceUID",
                                    file.dataSet().string(0x0020000D).orElseThrow(),
                                    "SeriesInstanceUID",
                                    file.dataSet().string(0x0020000E).orElseThrow(),
                                    "SOPInstanceUID",
                                    file.encoded().sopInstanceUid())))
                    .as(file.path().getFileName().toString())
                    .hasSize(1);
        }
    }

    private static Optional<DicomFile> storable(Path path) {
        try {
            DicomFile file = DicomFile.read(path);
            file.requireStorable();
            return Optional.of(file);
        } catch (MalformedObjectException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"STUDY", "SERIES", "IMAGE"})
    void findsAtEachLevel(String level) {
        assertThat(find("&model=study-root&level=" + level, Queries.of(studies, "study-root", level)))
                .hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void findsNamesBeyondAscii(Queries.Name name) {
        requireThat(Capability.MATCHES_CHARACTERS);

        assertThat(find("&level=STUDY", Map.of("PatientID", patient(name), "PatientName", name.asked())))
                .hasSize(name.studies())
                .allSatisfy(match -> assertThat(match).containsEntry("PatientName", name.answered()));
    }

    private static String patient(Queries.Name name) {
        return switch (name) {
            case UMLAUTS -> "P1";
            case SHARP_S -> "P2";
            case JAPANESE -> "P3";
        };
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> find(String options, Map<String, Object> keys) {
        return calls.succeed(uri("find") + options, keys).getMessage().getBody(List.class);
    }

    @Test
    void movesAStudyToUs() throws Exception {
        Exchange exchange = calls.succeed(
                uri("move") + "&level=STUDY&moveDestination=" + TITLE,
                Map.of("StudyInstanceUID", studies.largest().get(0).study()));

        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(DicomConstants.COMPLETED, 3)
                .containsEntry(DicomConstants.FAILED, 0);
        for (TestObjects object : studies.largest()) {
            requireSame(object, Files.readAllBytes(stored(received, object)));
        }
    }

    @Test
    void movesNothingToAStranger() {
        Exchange exchange = calls.send(
                uri("move") + "&level=STUDY&moveDestination=NOBODY",
                Map.of("StudyInstanceUID", studies.largest().get(0).study()));

        assertThat(exchange.getException()).isInstanceOf(DicomOperationException.class);
    }

    @Test
    void givesUsAWholeStudy() {
        Exchange exchange = calls.succeed(
                uri("get") + "&level=STUDY",
                Map.of("StudyInstanceUID", studies.largest().get(0).study()));

        assertThat(exchange.getMessage().getHeaders()).containsEntry(DicomConstants.COMPLETED, 3);
        assertThat(exchange.getMessage().getBody(List.class)).hasSize(3);
    }

    @Test
    void commitsToWhatItHasTaken() {
        requireThat(Capability.COMMITMENT);
        TestObjects object = TestObjects.mr();
        calls.succeed(uri("store"), object.bytes());

        Exchange exchange = calls.succeed(uri("commit"), object.bytes());

        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(DicomConstants.COMPLETED, 1)
                .containsEntry(DicomConstants.FAILED, 0);
    }

    @Test
    void doesNotCommitToWhatItDoesNotHave() {
        requireThat(Capability.COMMITMENT);

        assertThat(calls.send(uri("commit"), TestObjects.mr().bytes()).getException())
                .isInstanceOf(DicomOperationException.class)
                .hasCauseInstanceOf(StorageCommitmentException.class);
    }

    @Test
    void doesAllOfItOverTls() throws Exception {
        requireThat(Capability.TLS);
        TlsKeys keys = TlsKeys.make(Files.createDirectory(folder.resolve("keys")));
        int port = FreePort.find();
        Path reported = Files.createTempDirectory(folder, "secure");
        calls.listen(
                "SECURE",
                port,
                "?services=store,commitment&store=" + reported + "&tlsClientAuthentication=need" + Calls.tls(keys),
                route -> route.to("mock:secure"));
        TestObjects object = TestObjects.ct().umlauts();
        try (Archive secure = launcher.start(new Settings("SECURE", port, Optional.of(keys)))) {
            String options = ":" + secure.address() + "?callingAeTitle=SECURE";
            Map<String, Object> study = Map.of("StudyInstanceUID", object.study());

            calls.succeed("dicom:echo" + options + Calls.tls(keys), null);
            calls.succeed("dicom:store" + options + Calls.tls(keys), object.bytes());
            calls.succeed("dicom:commit" + options + Calls.tls(keys), object.bytes());
            Exchange moved = calls.succeed(
                    "dicom:move" + options + Calls.tls(keys) + "&level=STUDY&moveDestination=SECURE", study);

            assertThat(moved.getMessage().getHeaders()).containsEntry(DicomConstants.COMPLETED, 1);
            requireSame(object, Files.readAllBytes(stored(reported, object)));
            assertThat(calls.send("dicom:echo" + options, null).getException())
                    .as("without TLS")
                    .isNotNull();
        }
    }

    @Test
    void asksForAPasswordOnItsRestInterface() {
        requireThat(Capability.REST_AUTHENTICATION);
        Archive.Rest rest = archive.rest().orElseThrow();

        assertThat(rest.stranger().status("/instances")).isEqualTo(401);
        assertThat(rest.user().instances())
                .hasSizeGreaterThanOrEqualTo(studies.objects().size());
    }
}
