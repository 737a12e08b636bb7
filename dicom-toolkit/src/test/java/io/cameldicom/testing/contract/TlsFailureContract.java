package io.cameldicom.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.CertificateAuthority;
import io.cameldicom.testing.CertificateAuthority.IssuedCertificate;
import io.cameldicom.testing.PemFiles;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.AssociationAbortedException;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.ReceptionLimits;
import io.cameldicom.toolkit.engine.TlsFailedException;
import io.cameldicom.toolkit.engine.TlsOptions;
import io.cameldicom.toolkit.engine.TlsOptions.ClientAuthentication;
import io.cameldicom.toolkit.engine.TlsProblem;
import io.cameldicom.toolkit.listener.DicomListener;
import io.cameldicom.toolkit.listener.ListenerOptions;
import io.cameldicom.toolkit.listener.RejectionCause;
import io.cameldicom.toolkit.netty.FakePeer;
import io.cameldicom.toolkit.tls.TlsFiles;
import io.cameldicom.toolkit.tls.TlsKeys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.AbstractThrowableAssert;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way in which a secure connection does not come about is told by its own word, and with what to do. */
public abstract non-sealed class TlsFailureContract extends EngineContract {
    private static final CertificateAuthority CA = new CertificateAuthority("CN=Hospital CA");
    private static final CertificateAuthority STRANGERS = new CertificateAuthority("CN=Strangers CA");
    private static final IssuedCertificate LOCAL = CA.issue("CN=pacs,O=Hospital");
    private static final List<String> BOTH = List.of("TLSv1.3", "TLSv1.2");

    private final List<DicomListener> opened = new ArrayList<>();

    protected TlsFailureContract(String engine) {
        super(engine);
    }

    @AfterEach
    void closeListeners() {
        opened.forEach(DicomListener::close);
    }

    @Test
    void tellsWhenACertificateExpiredAndWhose() {
        IssuedCertificate expired = issue(Duration.ofDays(-20), Duration.ofDays(-10));

        assertFails(
                        listener(keys(expired, CA.certificate())),
                        trusting(CA.certificate()),
                        TlsProblem.CERTIFICATE_EXPIRED)
                .hasMessageContaining("'CN=old'")
                .hasMessageContaining(
                        "expired on " + expired.certificate().getNotAfter().toInstant());
    }

    @Test
    void doesNotTrustAnExpiredCertificateThatIsTrustedByItself() {
        IssuedCertificate expired = issue(Duration.ofDays(-20), Duration.ofDays(-10));

        assertFails(
                listener(keys(expired, CA.certificate())),
                trusting(expired.certificate()),
                TlsProblem.CERTIFICATE_EXPIRED);
    }

    @Test
    void tellsFromWhenOnACertificateIsValid() {
        IssuedCertificate later = issue(Duration.ofDays(10), Duration.ofDays(20));

        assertFails(
                        listener(keys(later, CA.certificate())),
                        trusting(CA.certificate()),
                        TlsProblem.CERTIFICATE_NOT_YET_VALID)
                .hasMessageContaining("compare the clocks");
    }

    private static IssuedCertificate issue(Duration from, Duration to) {
        Instant now = Instant.now();
        return CA.issue(
                "CN=old",
                List.of("localhost", "127.0.0.1"),
                now.plus(from),
                now.plus(to),
                CertificateAuthority.ecKeys());
    }

    @Test
    void tellsWhoseCertificateToTrust() {
        DicomListener listener = listener(keys(LOCAL, CA.certificate()));

        assertFails(listener, trusting(STRANGERS.certificate()), TlsProblem.UNKNOWN_CA)
                .hasMessageContaining("'CN=pacs,O=Hospital' comes from 'CN=Hospital CA', not among those of"
                        + " tlsTrustedCertificates");
        awaitRejection(listener, RejectionCause.TLS_HANDSHAKE);
    }

    @Test
    void tellsWhatACertificateNamesAndWhatWasCalled() {
        IssuedCertificate elsewhere = CA.issue("CN=elsewhere", List.of("elsewhere.example.org", "192.0.2.1"));

        assertFails(listener(keys(elsewhere, CA.certificate())), trusting(CA.certificate()), TlsProblem.WRONG_HOST)
                .hasMessageContaining("does not name '127.0.0.1'")
                .hasMessageContaining("DNS:elsewhere.example.org, IP:192.0.2.1")
                .hasMessageContaining("verifyHostName");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void tellsThatTheAcceptorDemandsACertificate(String protocol) {
        DicomListener listener =
                listener(tls(keys(LOCAL, CA.certificate()), List.of(protocol), ClientAuthentication.NEED));

        assertThat(problem(listener, trusting(CA.certificate())))
                .isIn(TlsProblem.OWN_CERTIFICATE_MISSING, TlsProblem.OWN_CERTIFICATE_REFUSED);
        awaitRejection(listener, RejectionCause.TLS_HANDSHAKE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void tellsThatTheAcceptorRefusesOurCertificate(String protocol) {
        DicomListener listener =
                listener(tls(keys(LOCAL, CA.certificate()), List.of(protocol), ClientAuthentication.NEED));
        TlsOptions stranger =
                tls(keys(STRANGERS.issue("CN=stranger"), CA.certificate()), BOTH, ClientAuthentication.NONE);

        assertThat(problem(listener, stranger)).isEqualTo(TlsProblem.OWN_CERTIFICATE_REFUSED);
        awaitRejection(listener, RejectionCause.TLS_HANDSHAKE);
    }

    @Test
    void tellsThatNoVersionIsAllowedOnBothSides() {
        DicomListener listener =
                listener(tls(keys(LOCAL, CA.certificate()), List.of("TLSv1.3"), ClientAuthentication.NONE));
        TlsOptions old = tls(keys(LOCAL, CA.certificate()), List.of("TLSv1.2"), ClientAuthentication.NONE);

        assertFails(listener, old, TlsProblem.NO_COMMON_PROTOCOL).hasMessageContaining("TLS 1.2 or 1.3");
    }

    @Test
    void tellsThatNoCipherSuiteIsAllowedOnBothSides() {
        TlsKeys keys = keys(LOCAL, CA.certificate());
        DicomListener listener = listener(suites(keys, "TLS_AES_256_GCM_SHA384"));

        assertFails(listener, suites(keys, "TLS_AES_128_GCM_SHA256"), TlsProblem.NO_COMMON_CIPHER_SUITE);
    }

    private static TlsOptions suites(TlsKeys keys, String suite) {
        return new TlsOptions(keys.context(), List.of("TLSv1.3"), List.of(suite), true, ClientAuthentication.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "07000000000400000001, DICOM without TLS",
        "485454502f312e3120343030, HTTP",
        "5353482d322e30, neither TLS"
    })
    void tellsWhatAPeerSpeaksThatSpeaksNoTls(String answer, String words) throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.send(answer);
            p.drain();
        })) {
            assertThat(failure(peer.address(), Optional.of(trusting(CA.certificate()))))
                    .isInstanceOfSatisfying(
                            TlsFailedException.class,
                            e -> assertThat(e.problem()).isEqualTo(TlsProblem.PLAIN_TEXT))
                    .hasMessageContaining("answers in " + words)
                    .hasMessageNotContaining(answer)
                    .hasNoCause();
        }
    }

    @Test
    void tellsThatAPeerHangsUpInTheMiddleOfTheHandshake() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {})) {
            assertThat(failure(peer.address(), Optional.of(trusting(CA.certificate()))))
                    .isInstanceOfSatisfying(
                            TlsFailedException.class,
                            e -> assertThat(e.problem()).isEqualTo(TlsProblem.CLOSED));
        }
    }

    @Test
    void tellsThatAPeerSpeaksTlsWhereWeDoNot() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.expect(1);
            p.send("15030300020246");
            p.drain();
        })) {
            assertThat(failure(peer.address(), Optional.empty()))
                    .isInstanceOfSatisfying(
                            TlsFailedException.class,
                            e -> assertThat(e.problem()).isEqualTo(TlsProblem.UNEXPECTED_TLS))
                    .hasMessageContaining("tls=true");
        }
    }

    @Test
    void theListenerTellsPlainDicomAndTlsApart() {
        DicomListener secure = listener(keys(LOCAL, CA.certificate()));
        assertThat(failure(secure.address(), Optional.empty()))
                .isInstanceOf(AssociationAbortedException.class)
                .hasMessageContaining("expects TLS");
        awaitRejection(secure, RejectionCause.PLAIN_TEXT);

        DicomListener plain = start(Optional.empty());
        assertThat(problem(plain, trusting(CA.certificate()))).isEqualTo(TlsProblem.CLOSED);
        awaitRejection(plain, RejectionCause.UNEXPECTED_TLS);
    }

    @Test
    void theListenerPassesOverWhoOnlyLooksWhetherThePortIsOpen() throws Exception {
        DicomListener listener = listener(keys(LOCAL, CA.certificate()));
        FakePeer.calling(listener.address()).close();
        FakePeer http = FakePeer.calling(listener.address());
        http.send("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

        awaitRejection(listener, RejectionCause.PLAIN_TEXT);
        http.close();
        assertThat(listener.statistics().rejections()).containsOnlyKeys(RejectionCause.PLAIN_TEXT);
    }

    private static void awaitRejection(DicomListener listener, RejectionCause cause) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(BOUND_SECONDS))
                .until(() -> listener.statistics().rejections().containsKey(cause));
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertFails(
            DicomListener listener, TlsOptions options, TlsProblem problem) {
        return assertThat(failure(listener.address(), Optional.of(options)))
                .isInstanceOfSatisfying(
                        TlsFailedException.class, e -> assertThat(e.problem()).isEqualTo(problem))
                .hasMessageContaining("TLS handshake failed: ");
    }

    private TlsProblem problem(DicomListener listener, TlsOptions options) {
        return ((TlsFailedException) failure(listener.address(), Optional.of(options))).problem();
    }

    private Throwable failure(DicomAddress peer, Optional<TlsOptions> tls) {
        return failure(engine.connect(request(peer, VERIFICATION, options(tls))));
    }

    private DicomListener listener(TlsKeys keys) {
        return listener(tls(keys, BOTH, ClientAuthentication.NONE));
    }

    private DicomListener listener(TlsOptions tls) {
        return start(Optional.of(tls));
    }

    private DicomListener start(Optional<TlsOptions> tls) {
        DicomListener listener = DicomListener.start(
                new ListenerOptions(
                        new AeTitle("LISTENER"),
                        ListenerOptions.LOOPBACK,
                        0,
                        folder.resolve("incoming" + opened.size()),
                        false,
                        Set.of(),
                        10,
                        Set.of(),
                        Set.of(),
                        ReceptionLimits.DEFAULTS,
                        options(tls)),
                object -> CompletableFuture.completedFuture(DimseStatus.of(0)));
        opened.add(listener);
        return listener;
    }

    private static TlsOptions tls(TlsKeys keys, List<String> protocols, ClientAuthentication client) {
        return new TlsOptions(keys.context(), protocols, List.of(), true, client);
    }

    private TlsOptions trusting(X509Certificate trusted) {
        Path trust = PemFiles.write(folder.resolve(trusted.hashCode() + ".pem"), trusted);
        return tls(new TlsKeys(files(Optional.empty(), trust)), BOTH, ClientAuthentication.NONE);
    }

    private TlsKeys keys(IssuedCertificate issued, X509Certificate trusted) {
        Path trust = PemFiles.write(folder.resolve(trusted.hashCode() + ".pem"), trusted);
        Path both = PemFiles.write(folder.resolve(issued.hashCode() + ".pem"), issued);
        return new TlsKeys(files(Optional.of(both), trust));
    }

    private static TlsFiles files(Optional<Path> certificate, Path trust) {
        return new TlsFiles(
                certificate,
                Optional.empty(),
                Optional.empty(),
                Optional.of(trust),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static AssociationOptions options(Optional<TlsOptions> tls) {
        AssociationOptions defaults = AssociationOptions.DEFAULTS;
        return new AssociationOptions(
                Duration.ofSeconds(BOUND_SECONDS),
                Duration.ofSeconds(BOUND_SECONDS),
                defaults.responseTimeout(),
                defaults.releaseTimeout(),
                defaults.idleTimeout(),
                defaults.writeTimeout(),
                defaults.maximumPduLength(),
                defaults.maximumSendPduLength(),
                tls);
    }
}
