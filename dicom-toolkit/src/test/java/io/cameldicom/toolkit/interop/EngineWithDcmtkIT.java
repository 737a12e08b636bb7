package io.cameldicom.toolkit.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.testing.Dcmtk;
import io.cameldicom.testing.Dcmtk.StoreScp;
import io.cameldicom.testing.EveryEngine;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationAbortedException;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRejectedException;
import io.cameldicom.toolkit.engine.DicomTimeoutException;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.OutcomeUnknownException;
import io.cameldicom.toolkit.engine.StoreResponse;
import io.cameldicom.toolkit.file.DicomFile;
import io.cameldicom.toolkit.listener.DicomListener;
import io.cameldicom.toolkit.listener.ListenerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine in both roles against DCMTK. */
@ExtendWith(NoBufferLeaks.class)
@EveryEngine
class EngineWithDcmtkIT {
    private static final String VERIFICATION = "1.2.840.10008.1.1";

    private final Scu scu = new Scu();

    @TempDir
    private Path folder;

    @BeforeAll
    static void requireDcmtk() {
        Dcmtk.require();
    }

    @AfterEach
    void close() {
        scu.close();
    }

    @Test
    void echoes() {
        try (StoreScp peer = StoreScp.ignoring()) {
            Association association = scu.connect(peer.address(), VERIFICATION, TestObjects.IMPLICIT_LITTLE_ENDIAN);
            assertThat(Scu.get(association.echo()).isSuccess()).isTrue();
            Scu.get(association.release());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4096, 4097, 16384, 65535, 131072})
    void storesEveryByteAtEveryMaximumLength(int maximumPdu) throws IOException {
        Path stored = Files.createDirectory(folder.resolve("stored"));
        try (StoreScp peer = StoreScp.options()
                .storingInto(stored)
                .acceptingAll()
                .maximumPdu(maximumPdu)
                .start()) {
            TestObjects large = TestObjects.ct().size(1024, 700);
            TestObjects small = TestObjects.ct().size(9, 9);
            Association association = scu.connect(peer.address(), large.sopClass(), large.transferSyntax());
            for (TestObjects object : List.of(large, small)) {
                Path file = object.writeInto(folder);
                assertThat(Scu.get(association.store(Scu.region(object, file)))
                                .status()
                                .isSuccess())
                        .isTrue();
                Path received = peer.received(object.instance()).orElseThrow();
                assertThat(Files.readAllBytes(received)).endsWith(object.dataSet());
            }
            Scu.get(association.release());
        }
    }

    @Test
    void isNotStalledByAPeerThatLeavesNagleOn() throws IOException {
        try (StoreScp peer = StoreScp.options().acceptingAll().withNagle().start()) {
            TestObjects object = TestObjects.ct().size(10, 10);
            Path file = object.writeInto(folder);
            Association association = scu.connect(peer.address(), object.sopClass(), object.transferSyntax());
            for (int i = 0; i < 50; i++) {
                StoreResponse response = Scu.get(association.store(Scu.region(object, file)));
                assertThat(response.status().isSuccess()).isTrue();
            }
            Scu.get(association.release());
        }
    }

    @Test
    void isRefused() {
        try (StoreScp peer = StoreScp.options().argument("--refuse").start()) {
            assertThatThrownBy(() -> scu.connect(peer.address(), VERIFICATION, TestObjects.IMPLICIT_LITTLE_ENDIAN))
                    .isInstanceOf(AssociationRejectedException.class);
        }
    }

    @Test
    void isAbortedAfterTheObject() {
        try (StoreScp peer =
                StoreScp.options().acceptingAll().argument("--abort-after").start()) {
            TestObjects object = TestObjects.ct().size(100, 100);
            assertThatThrownBy(() -> scu.store(peer.address(), Scu.region(object, object.writeInto(folder))))
                    .isInstanceOf(OutcomeUnknownException.class)
                    .hasCauseInstanceOf(AssociationAbortedException.class);
        }
    }

    @Test
    void isAbortedDuringTheObject() throws IOException {
        try (StoreScp peer =
                StoreScp.options().acceptingAll().argument("--abort-during").start()) {
            Path file = TestObjects.multiFrame().writeSparse(folder.resolve("large"), 256 << 20);
            EncodedDataSet dataSet = DicomFile.read(file).encoded();
            assertThatThrownBy(() -> scu.store(peer.address(), dataSet))
                    .isInstanceOf(AssociationAbortedException.class);
        }
    }

    @Test
    void timesOutOnASlowAnswer() {
        try (StoreScp peer = StoreScp.options()
                .acceptingAll()
                .argument("--sleep-during", "3")
                .start()) {
            Duration s = Duration.ofSeconds(1);
            AssociationOptions options = new AssociationOptions(s, s, s, s, s, s, 16384, 1 << 20, Optional.empty());
            TestObjects object = TestObjects.ct().size(100, 100);
            Association association = scu.connect(peer.address(), options, object.sopClass(), object.transferSyntax());
            assertThatThrownBy(() -> Scu.get(association.store(Scu.region(object, object.writeInto(folder)))))
                    .isInstanceOf(OutcomeUnknownException.class)
                    .hasCauseInstanceOf(DicomTimeoutException.class);
        }
    }

    @Test
    void receivesFromEchoscuAndStorescu() throws IOException {
        Path kept = Files.createDirectory(folder.resolve("kept"));
        List<TestObjects> objects = new ArrayList<>();
        List<Object> arguments = new ArrayList<>(List.of("-xe", "+sd"));
        try (DicomListener listener = keeping(kept)) {
            String port = Integer.toString(listener.address().port());
            Dcmtk.run("echoscu", "127.0.0.1", port).requireSuccess();
            Path sent = Files.createDirectory(folder.resolve("sent"));
            for (int i = 1; i <= 10; i++) {
                TestObjects object = TestObjects.ct().size(i * 40, i * 30);
                object.writeInto(sent);
                objects.add(object);
            }
            arguments.addAll(List.of("127.0.0.1", port, sent));
            Dcmtk.run("storescu", arguments.toArray()).requireSuccess();
            assertThat(listener.statistics().objects()).isEqualTo(objects.size());
        }
        for (TestObjects object : objects) {
            Path file = kept.resolve(object.instance());
            assertThat(Dcmtk.run("dcmdump", file).requireSuccess().output()).contains(object.instance());
            assertThat(Files.readAllBytes(file)).endsWith(object.dataSet());
        }
    }

    private DicomListener keeping(Path kept) {
        return DicomListener.start(
                ListenerOptions.of(new AeTitle("LISTENER"), 0, folder.resolve("incoming")), object -> {
                    try {
                        Files.move(object.file(), kept.resolve(object.sopInstanceUid()));
                        return CompletableFuture.completedFuture(DimseStatus.of(0));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
