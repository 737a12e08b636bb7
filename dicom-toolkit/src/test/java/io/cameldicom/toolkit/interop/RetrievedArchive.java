package io.cameldicom.toolkit.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.testing.Dcmtk;
import io.cameldicom.testing.EveryEngine;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.Studies;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DimseRequest.Find;
import io.cameldicom.toolkit.engine.DimseRequest.Get;
import io.cameldicom.toolkit.engine.DimseRequest.Move;
import io.cameldicom.toolkit.engine.DimseResponse;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.Invocation;
import io.cameldicom.toolkit.engine.ObjectIntake;
import io.cameldicom.toolkit.engine.Proposal;
import io.cameldicom.toolkit.engine.ProposedContext;
import io.cameldicom.toolkit.engine.ReceptionLimits;
import io.cameldicom.toolkit.engine.ResponseListener;
import io.cameldicom.toolkit.engine.RoleSelection;
import io.cameldicom.toolkit.engine.SubOperations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the engine asks an archive that holds {@link Studies}, and a compressed object beside them. */
@ExtendWith(NoBufferLeaks.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EveryEngine
abstract class RetrievedArchive {
    private static final String FIND = "1.2.840.10008.5.1.4.1.2.2.1";
    private static final String MOVE = "1.2.840.10008.5.1.4.1.2.2.2";
    private static final String GET = "1.2.840.10008.5.1.4.1.2.2.3";
    private static final int LEVEL = 0x00080052;
    private static final int STUDY = 0x0020000D;
    private static final int NAME = 0x00100010;
    private static final Duration BOUND = Duration.ofSeconds(60);

    static final String DESTINATION = "STORESCP";

    final Studies studies = new Studies();
    final TestObjects compressed =
            TestObjects.ct().transferSyntax(TestObjects.JPEG_BASELINE).patientId("P5");

    @TempDir
    static Path folder;

    private final Scu scu = new Scu();
    private Dcmtk.StoreScp destination;

    /** Starts the archive; it is to know {@link #DESTINATION}. */
    abstract DicomAddress start(Path held, int destinationPort);

    abstract void stop();

    private DicomAddress archive;

    @BeforeAll
    void startBoth() throws IOException {
        Dcmtk.require();
        Path held = Files.createDirectory(folder.resolve("held"));
        studies.writeInto(held);
        compressed.writeInto(held);
        destination = Dcmtk.StoreScp.options()
                .storingInto(Files.createDirectory(folder.resolve("moved")))
                .acceptingAll()
                .start();
        archive = start(held, destination.port());
    }

    @AfterAll
    void stopBoth() {
        stop();
        scu.close();
        if (destination != null) {
            destination.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {TestObjects.IMPLICIT_LITTLE_ENDIAN, TestObjects.EXPLICIT_LITTLE_ENDIAN})
    void findsStudiesByAnUmlaut(String transferSyntax) {
        Association association = scu.connect(archive, FIND, transferSyntax);
        DataSet query = DataSet.of(
                Element.of(0x00080005, VR.CS, "ISO_IR 100"),
                Element.of(LEVEL, VR.CS, "STUDY"),
                Element.of(NAME, VR.PN, "Müller^*".getBytes(StandardCharsets.ISO_8859_1)),
                Element.of(0x00080050, VR.SH, ""),
                Element.of(STUDY, VR.UI, ""));
        Queue<String> numbers = new ConcurrentLinkedQueue<>();
        DimseResponse last = Scu.get(association
                .invoke(new Find(FIND, query), match -> {
                    numbers.add(match.dataSet().orElseThrow().string(0x00080050).orElseThrow());
                    return CompletableFuture.completedFuture(null);
                })
                .response());
        assertThat(last.status().isSuccess()).isTrue();
        assertThat(numbers).containsExactlyInAnyOrder("A1", "A2");
        Scu.get(association.release());
    }

    @Test
    void findsEveryImageOneAtATime() {
        Association association = scu.connect(archive, FIND, TestObjects.IMPLICIT_LITTLE_ENDIAN);
        DataSet query = DataSet.of(
                Element.of(LEVEL, VR.CS, "STUDY"), Element.of(STUDY, VR.UI, ""), Element.of(0x00100020, VR.LO, "P*"));
        Queue<CompletableFuture<Void>> open = new ConcurrentLinkedQueue<>();
        Invocation find = association.invoke(new Find(FIND, query), match -> {
            CompletableFuture<Void> done = new CompletableFuture<>();
            open.add(done);
            return done;
        });
        for (int i = 0; i < 6; i++) {
            await().atMost(BOUND).until(() -> !open.isEmpty());
            assertThat(open).hasSize(1);
            open.remove().complete(null);
        }
        assertThat(Scu.get(find.response()).status().isSuccess()).isTrue();
        Scu.get(association.release());
    }

    @Test
    void stopsAQueryAndAsksAgain() {
        Association association = scu.connect(archive, FIND, TestObjects.IMPLICIT_LITTLE_ENDIAN);
        DataSet query = DataSet.of(Element.of(LEVEL, VR.CS, "STUDY"), Element.of(STUDY, VR.UI, ""));
        Queue<DimseResponse> heard = new ConcurrentLinkedQueue<>();
        CompletableFuture<Invocation> invocation = new CompletableFuture<>();
        Invocation find = association.invoke(
                new Find(FIND, query),
                match -> invocation.thenAccept(started -> {
                    heard.add(match);
                    started.cancel();
                }));
        invocation.complete(find);
        // A peer may have sent everything before it reads the C-CANCEL.
        assertThat(Scu.get(find.response()).status()).matches(status -> status.isCancelled() || status.isSuccess());
        assertThat(heard).hasSize(1);
        assertThat(Scu.get(association
                                .invoke(new Find(FIND, query), ResponseListener.NONE)
                                .response())
                        .status()
                        .isSuccess())
                .isTrue();
        Scu.get(association.release());
    }

    @Test
    void movesAStudyElsewhere() {
        Association association = scu.connect(archive, MOVE, TestObjects.IMPLICIT_LITTLE_ENDIAN);
        DimseResponse last = Scu.get(association
                .invoke(
                        new Move(
                                MOVE,
                                new AeTitle(DESTINATION),
                                study(studies.largest().get(0))),
                        ResponseListener.NONE)
                .response());
        assertThat(last.status().isSuccess()).as(last.toString()).isTrue();
        assertThat(last.subOperations()).contains(new SubOperations(0, 3, 0, 0));
        await().atMost(BOUND)
                .until(() -> studies.largest().stream()
                        .allMatch(object ->
                                destination.received(object.instance()).isPresent()));
        Scu.get(association.release());
    }

    @Test
    void hearsThatADestinationIsUnknown() {
        Association association = scu.connect(archive, MOVE, TestObjects.IMPLICIT_LITTLE_ENDIAN);
        DimseResponse last = Scu.get(association
                .invoke(
                        new Move(
                                MOVE,
                                new AeTitle("NOBODY"),
                                study(studies.largest().get(0))),
                        ResponseListener.NONE)
                .response());
        assertThat(last.status().isSuccess() || last.status().isWarning()).isFalse();
        assertThat(association.isOpen()).isTrue();
        Scu.get(association.release());
    }

    @ParameterizedTest
    @ValueSource(strings = {TestObjects.EXPLICIT_LITTLE_ENDIAN, TestObjects.IMPLICIT_LITTLE_ENDIAN})
    void getsAStudy(String transferSyntax) throws IOException {
        Map<String, byte[]> objects = get(study(studies.largest().get(0)), transferSyntax, 3);
        for (TestObjects object : studies.largest()) {
            byte[] dataSet = object.dataSet();
            assertThat(objects.get(object.instance())).hasSizeGreaterThan(0);
            if (transferSyntax.equals(object.transferSyntax())) {
                assertThat(objects.get(object.instance())).endsWith(dataSet);
            }
        }
    }

    @Test
    void getsACompressedObject() throws IOException {
        Map<String, byte[]> objects = get(study(compressed), TestObjects.JPEG_BASELINE, 1);
        assertThat(objects.get(compressed.instance())).endsWith(compressed.dataSet());
    }

    private Map<String, byte[]> get(DataSet identifier, String transferSyntax, int expected) throws IOException {
        Path into = Files.createTempDirectory(folder, "got");
        Map<String, byte[]> objects = new ConcurrentHashMap<>();
        ObjectIntake intake = new ObjectIntake(into, ReceptionLimits.DEFAULTS, object -> {
            assertThat(object.transferSyntaxUid()).isEqualTo(transferSyntax);
            try {
                objects.put(object.sopInstanceUid(), Files.readAllBytes(object.file()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return CompletableFuture.completedFuture(DimseStatus.of(0));
        });
        List<ProposedContext> contexts = new ArrayList<>();
        contexts.add(ProposedContext.of(GET, TestObjects.IMPLICIT_LITTLE_ENDIAN));
        List<RoleSelection> roles = new ArrayList<>();
        for (String sopClass : List.of(TestObjects.CT, TestObjects.MR)) {
            contexts.add(ProposedContext.of(sopClass, transferSyntax));
            roles.add(new RoleSelection(sopClass, true, true));
        }
        Association association = Scu.get(scu.engine()
                .connect(new AssociationRequest(
                        archive,
                        new AeTitle("SCU"),
                        contexts,
                        AssociationOptions.DEFAULTS,
                        new Proposal(1, roles, List.of(), List.of(), Optional.empty()))));
        DimseResponse last = Scu.get(association
                .invoke(new Get(GET, identifier, intake), ResponseListener.NONE)
                .response());
        assertThat(last.status().isSuccess()).as(last.toString()).isTrue();
        assertThat(last.subOperations().orElseThrow().completed()).isEqualTo(expected);
        assertThat(objects).hasSize(expected);
        Scu.get(association.release());
        try (Stream<Path> left = Files.list(into)) {
            assertThat(left).isEmpty();
        }
        return objects;
    }

    private static DataSet study(TestObjects object) {
        return DataSet.of(Element.of(LEVEL, VR.CS, "STUDY"), Element.of(STUDY, VR.UI, object.study()));
    }
}
