package io.cameldicom.toolkit.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.Corpus;
import io.cameldicom.testing.Dcmtk;
import io.cameldicom.testing.Dcmtk.StoreScp;
import io.cameldicom.testing.EveryEngine;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.SegmentInput;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.file.DicomFile;
import io.cameldicom.toolkit.listener.DicomListener;
import io.cameldicom.toolkit.listener.ListenerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every real file that may be stored goes to our own listener and to DCMTK, and arrives there byte for byte. */
@ExtendWith(NoBufferLeaks.class)
@EveryEngine
class RealFilesSentIT {
    @TempDir
    private Path folder;

    @BeforeAll
    static void requireCorpus() {
        Corpus.require();
    }

    @Test
    void arriveAtTheListener() throws IOException {
        Map<String, byte[]> received = new ConcurrentHashMap<>();
        try (Scu scu = new Scu();
                DicomListener listener = DicomListener.start(
                        ListenerOptions.of(new AeTitle("LISTENER"), 0, folder.resolve("incoming")), object -> {
                            received.put(object.sopInstanceUid(), bytes(object.file()));
                            return CompletableFuture.completedFuture(DimseStatus.of(0));
                        })) {
            for (Corpus.Real file : Corpus.files()) {
                if (RealFile.problems(file).isEmpty()) {
                    EncodedDataSet dataSet = DicomFile.read(file.path()).encoded();
                    assertThat(scu.store(listener.address(), dataSet).status().isSuccess())
                            .as(file.name())
                            .isTrue();
                    assertThat(received.get(dataSet.sopInstanceUid()))
                            .as(file.name())
                            .endsWith(bytes(dataSet));
                }
            }
        }
        assertThat(received).isNotEmpty();
    }

    @Test
    void arriveAtDcmtk() throws IOException {
        Dcmtk.require();
        int arrived = 0;
        Path stored = Files.createDirectory(folder.resolve("stored"));
        try (Scu scu = new Scu();
                StoreScp peer = StoreScp.storing(stored)) {
            for (Corpus.Real file : Corpus.files()) {
                if (RealFile.problems(file).isEmpty()) {
                    EncodedDataSet dataSet = DicomFile.read(file.path()).encoded();
                    Association association =
                            scu.connect(peer.address(), dataSet.sopClassUid(), dataSet.transferSyntaxUid());
                    if (!association.contexts().isEmpty()) { // DCMTK does not know them all
                        assertThat(Scu.get(association.store(dataSet)).status().isSuccess())
                                .as(file.name())
                                .isTrue();
                        Path received = peer.received(dataSet.sopInstanceUid()).orElseThrow();
                        assertThat(Files.readAllBytes(received)).as(file.name()).endsWith(bytes(dataSet));
                        arrived++;
                    }
                    Scu.get(association.release());
                }
            }
        }
        assertThat(arrived).isGreaterThan(Corpus.files().size() / 2);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(EncodedDataSet dataSet) throws IOException {
        try (SegmentInput in = new SegmentInput(dataSet.segments())) {
            return in.readAllBytes();
        }
    }
}
