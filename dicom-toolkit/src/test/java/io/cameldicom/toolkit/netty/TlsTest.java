package io.cameldicom.toolkit.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cameldicom.testing.Command;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.Segment.FileRegion;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.ConnectionFailedException;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.ProposedContext;
import io.cameldicom.toolkit.engine.TlsOptions;
import io.cameldicom.toolkit.listener.DicomListener;
import io.cameldicom.toolkit.listener.ListenerOptions;
import io.cameldicom.toolkit.listener.ReceptionLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NoBufferLeaks.class)
class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path folder;

    private SSLContext context;

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
        try (DicomListener listener = listener(secure, received);
                NettyEngine engine = new NettyEngine()) {
            Association association = connect(engine, listener, object, secure);
            assertThat(association
                            .store(dataSet)
                            .toCompletableFuture()
                            .get(20, TimeUnit.SECONDS)
                            .status()
                            .isSuccess())
                    .isTrue();
            association.release().toCompletableFuture().get(20, TimeUnit.SECONDS);
            byte[] bytes = received.get(object.instance());
            assertThat(Arrays.copyOfRange(bytes, bytes.length - length, bytes.length))
                    .isEqualTo(object.dataSet());
        }
    }

    @Test
    void failsWhereTheCertificateIsNotTrusted() {
        AssociationOptions strangers = options(Optional.of(defaultTrust()));
        AssociationOptions secure = options(Optional.of(new TlsOptions(context, List.of(), List.of(), false, false)));
        try (DicomListener listener = listener(secure, Map.of());
                NettyEngine engine = new NettyEngine()) {
            assertThat(catchThrowable(() -> connect(engine, listener, TestObjects.ct(), strangers)))
                    .cause()
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

    private static Association connect(
            NettyEngine engine, DicomListener listener, TestObjects object, AssociationOptions options)
            throws Exception {
        return engine.connect(new AssociationRequest(
                        listener.address(),
                        new AeTitle("SCU"),
                        List.of(ProposedContext.of(object.sopClass(), object.transferSyntax())),
                        options))
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    private static AssociationOptions options(Optional<TlsOptions> tls) {
        AssociationOptions defaults = AssociationOptions.DEFAULTS;
        return new AssociationOptions(
                defaults.connectTimeout(),
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
