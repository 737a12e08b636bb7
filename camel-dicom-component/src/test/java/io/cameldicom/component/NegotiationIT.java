package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.testing.Corpus;
import io.cameldicom.testing.Dcmtk;
import io.cameldicom.testing.EveryEngine;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.Orthanc;
import io.cameldicom.testing.Pydicom;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.DicomException;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.file.DicomFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Objects in every uncompressed transfer syntax, to peers that take but one of them: all arrive, and what arrived says what
 * the file says, as pydicom reads both.
 */
@ExtendWith(NoBufferLeaks.class)
@EveryEngine
class NegotiationIT extends CamelTestSupport {
    private static final Set<String> UNCOMPRESSED = Set.of(
            TestObjects.IMPLICIT_LITTLE_ENDIAN,
            TestObjects.EXPLICIT_LITTLE_ENDIAN,
            TestObjects.EXPLICIT_BIG_ENDIAN,
            TestObjects.DEFLATED,
            TestObjects.GE_PRIVATE);

    /** Classes below it are taken by peers that do not know them. */
    private static final String STORAGE = "1.2.840.10008.5.1.4.1.1.";

    @TempDir
    Path folder;

    private Path spool;

    @Test
    void deliversToADcmtkThatTakesImplicitOnly() throws Exception {
        deliversTo(storescp("+xi"), TestObjects.IMPLICIT_LITTLE_ENDIAN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+x=", "+xe", "+xb", "+xd"})
    void deliversToADcmtkThatTakesSeveral(String preference) throws Exception {
        deliversTo(storescp(preference), null);
    }

    @ParameterizedTest
    @ValueSource(strings = {TestObjects.EXPLICIT_LITTLE_ENDIAN, TestObjects.DEFLATED})
    void deliversToADcmtkThatTakesOneOtherThanImplicit(String transferSyntax) throws Exception {
        List<DicomFile> objects = objects();
        List<String> classes = objects.stream()
                .map(object -> object.encoded().sopClassUid())
                .distinct()
                .toList();
        deliversTo(Dcmtk.StoreScp.options().accepting(classes, List.of(transferSyntax)), transferSyntax);
    }

    @ParameterizedTest
    @ValueSource(strings = {TestObjects.IMPLICIT_LITTLE_ENDIAN, TestObjects.EXPLICIT_LITTLE_ENDIAN})
    void deliversToAnOrthancThatTakesOne(String transferSyntax) throws Exception {
        try (Orthanc orthanc = Orthanc.start(Map.of("AcceptedTransferSyntaxes", "[ \"" + transferSyntax + "\" ]"))) {
            List<DicomFile> objects = objects();
            deliver(objects, orthanc.address(), transferSyntax);

            Map<DicomFile, Path> arrived = new LinkedHashMap<>();
            for (DicomFile object : objects) {
                String instance = object.encoded().sopInstanceUid();
                byte[] stored = orthanc.file(orthanc.find(instance).orElseThrow());
                arrived.put(object, Files.write(folder.resolve("orthanc-" + instance), stored));
            }
            assertEqual(arrived);
        }
    }

    private static Dcmtk.StoreScp.Options storescp(String preference) {
        return Dcmtk.StoreScp.options().argument(preference, "-pm");
    }

    private void deliversTo(Dcmtk.StoreScp.Options options, String transferSyntax) throws Exception {
        Dcmtk.require();
        Path received = Files.createDirectory(folder.resolve("received"));
        try (Dcmtk.StoreScp peer = options.storingInto(received).start()) {
            List<DicomFile> objects = objects();
            deliver(objects, peer.address(), transferSyntax);

            Map<DicomFile, Path> arrived = new LinkedHashMap<>();
            for (DicomFile object : objects) {
                arrived.put(
                        object, peer.received(object.encoded().sopInstanceUid()).orElseThrow());
            }
            assertEqual(arrived);
        }
    }

    /** @param transferSyntax the only one that the peer takes; null if it takes several */
    private void deliver(List<DicomFile> objects, DicomAddress peer, String transferSyntax) {
        List<CompletableFuture<Exchange>> sent = new ArrayList<>();
        for (DicomFile object : objects) {
            sent.add(send(peer, object.path()));
        }
        for (int i = 0; i < sent.size(); i++) {
            CompletableFuture<Exchange> exchange = sent.get(i);
            await().atMost(Duration.ofSeconds(120)).until(exchange::isDone);
            assertThat(exchange.join().getException())
                    .as(objects.get(i).path().getFileName().toString())
                    .isNull();
            if (transferSyntax != null) {
                assertThat(exchange.join().getMessage().getHeader(DicomConstants.TRANSFER_SYNTAX_UID))
                        .isEqualTo(transferSyntax);
            }
            assertThat(exchange.join().getMessage().getHeader(DicomConstants.SOURCE_TRANSFER_SYNTAX_UID))
                    .isEqualTo(objects.get(i).transferSyntax().uid());
        }
        assertThat(SpooledFiles.in(spool)).isEmpty();
    }

    private CompletableFuture<Exchange> send(DicomAddress peer, Path file) {
        spool = folder.resolve("spool");
        return template.asyncSend(
                "dicom:store:" + peer + "?maxAssociations=2&spoolDirectory=" + spool,
                exchange -> exchange.getMessage().setBody(file));
    }

    /** One of our own in each transfer syntax, and what the corpus has. */
    private List<DicomFile> objects() throws IOException {
        Path own = folder.resolve("own");
        Files.createDirectories(own);
        Map<String, DicomFile> objects = new LinkedHashMap<>();
        for (String transferSyntax : UNCOMPRESSED) {
            Path file = own.resolve(transferSyntax + ".dcm");
            if (Files.notExists(file)) {
                TestObjects.ct().umlauts().transferSyntax(transferSyntax).write(file);
            }
            DicomFile object = DicomFile.read(file);
            objects.put(object.encoded().sopInstanceUid(), object);
        }
        if (Corpus.isPresent()) {
            for (Corpus.Real real : Corpus.files()) {
                if (UNCOMPRESSED.contains(real.transferSyntaxUid())) {
                    addIfStorable(real.path(), objects);
                }
            }
        }
        return List.copyOf(objects.values());
    }

    private static void addIfStorable(Path path, Map<String, DicomFile> objects) throws IOException {
        try {
            DicomFile object = DicomFile.read(path);
            object.requireStorable();
            EncodedDataSet encoded = object.encoded();
            if (encoded.sopClassUid().startsWith(STORAGE)) {
                objects.putIfAbsent(encoded.sopInstanceUid(), object);
            }
        } catch (DicomException e) {
            // A file that dicom:store refuses whatever its peer takes: others test that.
        }
    }

    private void assertEqual(Map<DicomFile, Path> arrived) throws IOException {
        List<Pydicom.Pair> pairs = new ArrayList<>();
        for (Map.Entry<DicomFile, Path> object : arrived.entrySet()) {
            DicomFile sent = object.getKey();
            if (sent.transferSyntax().uid().equals(TestObjects.GE_PRIVATE)) {
                assertSwapped(sent, object.getValue());
            } else {
                pairs.add(new Pydicom.Pair(inLittleEndian(sent), inLittleEndian(DicomFile.read(object.getValue()))));
            }
        }
        List<List<String>> differences = Pydicom.differences(pairs);
        for (int i = 0; i < pairs.size(); i++) {
            assertThat(differences.get(i))
                    .as(pairs.get(i).one().getFileName().toString())
                    .filteredOn(line -> !line.contains(",0000) ")) // group lengths, which nobody needs
                    .isEmpty();
        }
    }

    /** As DCMTK converts it, where it is big endian. */
    private Path inLittleEndian(DicomFile object) {
        if (!object.transferSyntax().uid().equals(TestObjects.EXPLICIT_BIG_ENDIAN)) {
            return object.path();
        }
        Path converted = folder.resolve(TestObjects.newUid() + ".le");
        Dcmtk.run("dcmconv", "+te", object.path(), converted).requireSuccess();
        return converted;
    }

    /** The pixels of GE's syntax, which no other tool here reads. */
    private void assertSwapped(DicomFile sent, Path arrived) throws IOException {
        assertThat(DicomFile.read(arrived).transferSyntax().uid()).isNotEqualTo(TestObjects.GE_PRIVATE);
        Path plain = folder.resolve("plain");
        Dcmtk.run("dcmconv", "+te", arrived, plain).requireSuccess();
        byte[] before = Files.readAllBytes(sent.path());
        byte[] after = Files.readAllBytes(plain);
        int length = 16 * 16 * 2;
        assertThat(swapped(Arrays.copyOfRange(after, after.length - length, after.length)))
                .isEqualTo(Arrays.copyOfRange(before, before.length - length, before.length));
    }

    private static byte[] swapped(byte[] words) {
        byte[] swapped = new byte[words.length];
        for (int i = 0; i < words.length; i++) {
            swapped[i] = words[i ^ 1];
        }
        return swapped;
    }
}
