package io.cameldicom.toolkit.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.testing.Dcmtk;
import io.cameldicom.testing.EveryEngine;
import io.cameldicom.testing.Orthanc;
import io.cameldicom.testing.Pydicom;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.engine.NoPresentationContextException;
import io.cameldicom.toolkit.engine.StoreResponse;
import io.cameldicom.toolkit.file.DicomFile;
import io.cameldicom.toolkit.file.ReadLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects that the tests make themselves, so these run everywhere. */
@EveryEngine
class MadeObjectsIT {
    private static final String GE_PRIVATE = "1.2.840.113619.5.2";

    @TempDir
    Path folder;

    private static List<TestObjects> objects() {
        return Stream.of(
                        TestObjects.ct().size(512, 512),
                        TestObjects.ct().umlauts().transferSyntax(TestObjects.IMPLICIT_LITTLE_ENDIAN),
                        TestObjects.mr().unlabelledUmlauts().transferSyntax(TestObjects.EXPLICIT_BIG_ENDIAN),
                        TestObjects.mr().transferSyntax(TestObjects.DEFLATED),
                        TestObjects.secondaryCapture().transferSyntax(TestObjects.JPEG_BASELINE),
                        TestObjects.multiFrame().size(128, 128).frames(50),
                        TestObjects.multiFrame().size(7, 9).transferSyntax(TestObjects.JPEG_BASELINE),
                        TestObjects.secondaryCapture().withoutPreamble(),
                        TestObjects.secondaryCapture().withoutFileMeta())
                .toList();
    }

    private void deliver(Destination destination, boolean deflatesAgain) throws Exception {
        try (EngineClient client = new EngineClient()) {
            for (TestObjects object : objects()) {
                DicomFile file = DicomFile.read(object.writeInto(folder), ReadLimits.DEFAULTS);
                file.requireStorable();

                StoreResponse response = client.store(destination.address(), file.encoded());

                assertThat(response.status().isSuccess()).isTrue();
                assertThat(response.transferSyntaxUid()).isEqualTo(object.transferSyntax());
                assertThat(response.bytes()).isEqualTo(object.dataSet().length);
                compare(object, file, destination.take(object.instance()), deflatesAgain);
            }
        }
    }

    private void compare(TestObjects object, DicomFile file, byte[] received, boolean deflatesAgain) throws Exception {
        if (deflatesAgain && file.transferSyntax().isDeflated()) {
            Pydicom.require();
            Path copy = Files.write(folder.resolve("received.dcm"), received);
            assertThat(Pydicom.differences(file.path(), copy)).isEmpty();
        } else {
            assertThat(received).endsWith(object.dataSet());
        }
    }

    @Test
    void listenerKeepsThemByteForByte() throws Exception {
        try (Destination destination = new ListenerDestination(folder)) {
            deliver(destination, false);
        }
    }

    @Test
    void storescpKeepsThemByteForByte() throws Exception {
        Dcmtk.require();
        List<TestObjects> objects = objects();
        try (Destination destination = new StorescpDestination(
                Files.createDirectory(folder.resolve("stored")),
                objects.stream().map(TestObjects::sopClass).distinct().toList(),
                objects.stream().map(TestObjects::transferSyntax).distinct().toList())) {
            deliver(destination, false);
        }
    }

    @Test
    void orthancKeepsThemByteForByteButDeflatesAgain() throws Exception {
        Orthanc.require();
        try (Destination destination = new OrthancDestination()) {
            deliver(destination, true);
        }
    }

    @Test
    void privateTransferSyntaxPassesWherePeerTakesItAndIsRefusedElsewhere() throws Exception {
        Dcmtk.require();
        Orthanc.require();
        Path path = TestObjects.ct().writeInto(folder);
        EncodedDataSet plain = DicomFile.read(path, ReadLimits.DEFAULTS).encoded();
        EncodedDataSet object =
                new EncodedDataSet(plain.sopClassUid(), plain.sopInstanceUid(), GE_PRIVATE, plain.segments());
        try (Destination listener = new ListenerDestination(folder);
                Orthanc orthanc = Orthanc.start();
                EngineClient client = new EngineClient()) {
            assertThat(client.store(listener.address(), object).status().isSuccess())
                    .isTrue();
            assertThatThrownBy(() -> client.store(orthanc.address(), object))
                    .isInstanceOf(NoPresentationContextException.class);
        }
    }
}
