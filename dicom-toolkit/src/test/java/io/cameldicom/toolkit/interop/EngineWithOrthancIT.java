package io.cameldicom.toolkit.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.EveryEngine;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.Orthanc;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.StoreResponse;
import io.cameldicom.toolkit.listener.DicomListener;
import io.cameldicom.toolkit.listener.ListenerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The engine in both roles against Orthanc. */
@ExtendWith(NoBufferLeaks.class)
@EveryEngine
class EngineWithOrthancIT {
    private static Orthanc orthanc;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        orthanc = Orthanc.start();
    }

    @AfterAll
    static void stop() {
        if (orthanc != null) {
            orthanc.close();
        }
    }

    @Test
    void storesEveryByteOfManyObjectsOnOneAssociation() {
        try (Scu scu = new Scu()) {
            Association association =
                    scu.connect(orthanc.address(), TestObjects.CT, TestObjects.EXPLICIT_LITTLE_ENDIAN);
            List<TestObjects> objects = new ArrayList<>();
            for (int i = 1; i <= 10; i++) {
                TestObjects object = TestObjects.ct().umlauts().size(i * 50, i * 40);
                EncodedDataSet dataSet = Scu.region(object, object.writeInto(folder));
                StoreResponse response = Scu.get(association.store(dataSet));
                assertThat(response.status().isSuccess()).isTrue();
                objects.add(object);
            }
            Scu.get(association.release());
            for (TestObjects object : objects) {
                String id = orthanc.find(object.instance()).orElseThrow();
                assertThat(orthanc.file(id)).endsWith(object.dataSet());
            }
        }
    }

    @Test
    void receivesWhatOrthancSends() {
        Map<String, byte[]> received = new ConcurrentHashMap<>();
        try (DicomListener listener = DicomListener.start(
                ListenerOptions.of(new AeTitle("LISTENER"), 0, folder.resolve("incoming")), object -> {
                    received.put(object.sopInstanceUid(), bytes(object.file()));
                    return CompletableFuture.completedFuture(DimseStatus.of(0));
                })) {
            TestObjects object = TestObjects.mr().size(300, 200);
            orthanc.upload(object.bytes());
            orthanc.store(
                    listener.address(), List.of(orthanc.find(object.instance()).orElseThrow()));
            assertThat(received.get(object.instance())).endsWith(object.dataSet());
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
