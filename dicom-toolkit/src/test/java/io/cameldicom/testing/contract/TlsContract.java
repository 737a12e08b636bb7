package io.cameldicom.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.test.FaultyPeer;
import io.cameldicom.testing.Command;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.Segment.FileRegion;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.ConnectionFailedException;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DicomTimeoutException;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.ProposedContext;
import io.cameldicom.toolkit.engine.ReceptionLimits;
import io.cameldicom.toolkit.engine.TlsOptions;
import io.cameldicom.toolkit.listener.DicomListener;
import io.cameldicom.toolkit.listener.ListenerOptions;
import io.cameldicom.toolkit.netty.FakePeer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connections over TLS, with certificates on both sides, and those that must not come about. */
public abstract non-sealed class TlsContract extends EngineContract {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private SSLContext context;

    protected TlsContract(String engine) {
        super(engine);
    }

    @BeforeEach
    void makeACertificate() throws Exception {
        Path store = folder.resolve("keys.p12");
        Command.run(
                        Map.of(),
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "keytool"),
                                "-genkeypair",
                                "-alias",
                                "test",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=dns:localhost,ip:127.0.0.1",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                store,
                                "-storepass",
                                new String(PASSWORD)))
                .requireSuccess();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keyManagers.init(keys, PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("test", keys.getCertificate("test"));
        TrustManagerFactory trustManagers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trustManagers.init(trusted);
        context = SSLContext.getInstance("TLS");
        context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
    }

    @Test
    void storesOverTlsWithCertificatesOnBothSides() throws Exception {
        TestObjects object = TestObjects.ct().size(800, 800);
        Path file = object.writeInto(folder);
        int length = object.dataSet().length;
        EncodedDataSet dataSet = new EncodedDataSet(
                object.sopClass(),
                object.instance(),
                object.transferSyntax(),
                List.of(new FileRegion(file, Files.size(file) - length, length)));
        Map<String, byte[]> received = new ConcurrentHashMap<>();
        AssociationOptions secure = options(Optional.of(
                new TlsOptions(context, List.of("TLSv1.3"), List.of("TLS_AES_128_GCM_SHA256"), true, true)));
        try (DicomListener listener = listener(secure, received)) {
            Association association = get(connect(listener.address(), object, secure));
            assertThat(get(association.store(dataSet)).status().isSuccess()).isTrue();
            get(association.release());
            byte[] bytes = received.get(object.instance());
            assertThat(Arrays.copyOfRange(bytes, bytes.length - length, bytes.length))
                    .isEqualTo(object.dataSet());
        }
    }

    @Test
    void failsWhereTheCertificateIsNotTrusted() {
        AssociationOptions strangers = options(Optional.of(defaultTrust()));
        AssociationOptions secure = options(Optional.of(new TlsOptions(context, List.of(), List.of(), false, false)));
        try (DicomListener listener = listener(secure, Map.of())) {
            assertThat(failure(connect(listener.address(), TestObjects.ct(), strangers)))
                    .isInstanceOf(ConnectionFailedException.class)
                    .hasMessageContaining("TLS handshake failed");
        }
    }

    private static TlsOptions defaultTrust() {
        try {
            return new TlsOptions(SSLContext.getDefault(), List.of(), List.of(), false, false);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private DicomListener listener(AssociationOptions association, Map<String, byte[]> received) {
        return DicomListener.start(
                new ListenerOptions(
                        new AeTitle("LISTENER"),
                        ListenerOptions.LOOPBACK,
                        0,
                        folder.resolve("incoming"),
                        false,
                        Set.of(),
                        10,
                        Set.of(),
                        Set.of(),
                        ReceptionLimits.DEFAULTS,
                        association),
                object -> {
                    received.put(object.sopInstanceUid(), bytes(object.file()));
                    return CompletableFuture.completedFuture(DimseStatus.of(0));
                });
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void refusesACertificateForAnotherHost() {
        AssociationOptions secure = options(Optional.of(new TlsOptions(context, List.of(), List.of(), true, false)));
        try (DicomListener listener = listener(secure, Map.of())) {
            DicomAddress elsewhere = new DicomAddress(
                    listener.address().aeTitle(),
                    "127.0.0.2",
                    listener.address().port());
            assertThat(failure(connect(elsewhere, TestObjects.ct(), secure)))
                    .isInstanceOf(ConnectionFailedException.class);
        }
    }

    @Test
    void doesNotWaitForEverForAPeerWithoutTls() {
        AssociationOptions secure = options(
                Duration.ofMillis(300), Optional.of(new TlsOptions(context, List.of(), List.of(), true, false)));
        try (FaultyPeer peer = FaultyPeer.start("association * at connect: stall")) {
            assertThat(failure(connect(DicomAddress.parse(peer.address()), TestObjects.ct(), secure)))
                    .isInstanceOf(DicomTimeoutException.class)
                    .hasMessageContaining("no TLS connection within 300 ms (connect timeout)");
        }
    }

    @ParameterizedTest
    @CsvSource({"TLSv9, '', TLS protocols: TLSv9", "'', TLS_NONE, TLS cipher suites: TLS_NONE"})
    void namesAtOnceTheTlsOptionThatIsWrong(String protocol, String suite, String message) throws Exception {
        TlsOptions wrong = new TlsOptions(context, names(protocol), names(suite), false, false);
        try (FakePeer peer = FakePeer.that(FakePeer::drain)) {
            assertThat(failure(connect(peer.address(), TestObjects.ct(), options(Optional.of(wrong)))))
                    .isInstanceOf(ConnectionFailedException.class)
                    .hasMessageEndingWith(message + " (expected: names that this Java supports)");
            peer.finished();
        }
    }

    private static List<String> names(String name) {
        return name.isEmpty() ? List.of() : List.of(name);
    }

    private CompletionStage<Association> connect(DicomAddress peer, TestObjects object, AssociationOptions options) {
        return engine.connect(new AssociationRequest(
                peer,
                new AeTitle("SCU"),
                List.of(ProposedContext.of(object.sopClass(), object.transferSyntax())),
                options));
    }

    private static AssociationOptions options(Optional<TlsOptions> tls) {
        return options(AssociationOptions.DEFAULTS.connectTimeout(), tls);
    }

    private static AssociationOptions options(Duration connectTimeout, Optional<TlsOptions> tls) {
        AssociationOptions defaults = AssociationOptions.DEFAULTS;
        return new AssociationOptions(
                connectTimeout,
                defaults.associateTimeout(),
                defaults.responseTimeout(),
                defaults.releaseTimeout(),
                defaults.idleTimeout(),
                defaults.writeTimeout(),
                defaults.maximumPduLength(),
                defaults.maximumSendPduLength(),
                tls);
    }
}
