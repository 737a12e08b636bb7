package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.testing.CertificateAuthority;
import io.cameldicom.testing.EveryEngine;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.PemFiles;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.engine.AssociationRejectedException;
import io.cameldicom.toolkit.engine.TlsFailedException;
import io.cameldicom.toolkit.engine.TlsProblem;
import io.cameldicom.toolkit.engine.UserIdentity;
import io.cameldicom.toolkit.listener.UserIdentityValidator;
import io.cameldicom.toolkit.listener.UserIdentityValidator.Decision;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TLS by files, and who may call. */
@ExtendWith(NoBufferLeaks.class)
@EveryEngine
class SecureListenerTest extends CamelTestSupport {
    private static final String PASSWORD = "a long password";

    @TempDir
    static Path folder;

    private static String server;
    private static String client;
    private static String trust;

    private int listeners;

    @BeforeAll
    static void makeFiles() {
        CertificateAuthority authority = new CertificateAuthority("CN=Hospital CA");
        CertificateAuthority.IssuedCertificate pacs = authority.issue("CN=pacs,O=Hospital");
        Path certificate = PemFiles.write(folder.resolve("pacs.crt"), pacs.certificate());
        Path key = PemFiles.write(folder.resolve("pacs.key"), pacs.key());
        Path store = PemFiles.store(folder.resolve("ct1.p12"), "PKCS12", authority.issue("CN=CT1"), PASSWORD);
        Path trusted = PemFiles.write(folder.resolve("ca.crt"), authority.certificate());
        trust = "tlsTrustedCertificates=" + trusted;
        server = "tlsCertificate=" + certificate + "&tlsKey=file:" + key + "&" + trust;
        client = "tlsKeyStore=" + store + "&tlsKeyStorePassword=RAW(" + PASSWORD + ")&" + trust;
    }

    @Test
    void storesOverTlsByFiles() throws Exception {
        String address = listen(server);

        assertThat(store(address, trust)).isNull();
        assertThat(store(address, trust + "&tlsProtocols=TLSv1.2")).isNull();
    }

    @Test
    void demandsACertificateOfTheRightSubject() throws Exception {
        String address =
                listen(server + "&tlsClientAuthentication=need&allowedCertificateSubjects=RAW(CN=CT*;DNS:other)");
        String other = listen(server + "&tlsClientAuthentication=need&allowedCertificateSubjects=CN=MR1");

        assertThat(store(address, client)).isNull();
        assertThat(problem(store(address, trust)))
                .isIn(TlsProblem.OWN_CERTIFICATE_MISSING, TlsProblem.OWN_CERTIFICATE_REFUSED);
        assertRejected(store(other, client), 1, 1, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "allowedAddresses=10.0.0.0/8,              1, 1, 1",
        "callingAeTitles=SOMEBODY,                 1, 1, 3",
        "userIdentityValidator=#nobody,            1, 1, 1"
    })
    void rejectsWhoMayNotCall(String options, int result, int source, int reason) throws Exception {
        context.getRegistry().bind("nobody", (UserIdentityValidator) (identity, who) -> Decision.REFUSED);

        assertRejected(store(listen(options), ""), result, source, reason);
    }

    @Test
    void takesWhoCallsFromAnAllowedAddressByAnotherTitle() throws Exception {
        String address = listen("allowedAddresses=10.0.0.0/8,127.0.0.0/8&calledAeTitles=ARCHIVE,OLDPACS");

        assertThat(store(address, "")).isNull();
        assertThat(store(address.replace("PACS@", "OLDPACS@"), "")).isNull();
        assertRejected(store(address.replace("PACS@", "OTHER@"), ""), 1, 1, 7);
    }

    @Test
    void limitsTheAssociationsOfOneAddress() throws Exception {
        String address = listen("maximumAssociationsPerPeer=1");

        assertThat(store(address, "")).isNull(); // its association stays open in the pool
        assertRejected(store(address, "callingAeTitle=ANOTHER"), 2, 3, 2);
    }

    @Test
    void letsABeanDecideWhoSomebodyIs() throws Exception {
        context.getRegistry().bind("known", (UserIdentityValidator) (identity, who) -> {
            boolean known = identity.filter(SecureListenerTest::isVera).isPresent()
                    && who.callingAeTitle().value().equals("CAMEL");
            return known ? new Decision(true, ByteBuffer.wrap(new byte[] {1, 2, 3})) : Decision.REFUSED;
        });
        String address = listen(server + "&userIdentityValidator=#known");
        String vera = trust + "&userIdentity=username-passcode&userIdentityName=vera&userIdentityResponse=true"
                + "&userIdentityPasscode=RAW(";

        Exchange exchange = exchange(address, vera + "right)");
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getProperty("CamelDicomUserIdentityResponse", byte[].class))
                .containsExactly(1, 2, 3);
        assertRejected(store(address, vera + "wrong)"), 1, 1, 1);
        assertRejected(store(address, trust), 1, 1, 1);
    }

    private static boolean isVera(UserIdentity identity) {
        return identity.type() == UserIdentity.USERNAME_AND_PASSCODE
                && text(identity.primaryField()).equals("vera")
                && text(identity.secondaryField()).equals("right");
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            store  | userIdentity=jwt&userIdentityToken=secret                                  | userIdentity: jwt without TLS
            store  | userIdentity=username                                                      | userIdentityName: missing
            store  | userIdentityPasscode=secret                                                | userIdentity: missing
            store  | tls=true&userIdentity=saml&userIdentityToken=RAW(base64:=secret)           | userIdentityToken: no base64
            store  | tls=true&tlsProtocols=TLSv1.1                                              | tlsProtocols: 'TLSv1.1' (expected: TLSv1.3 or TLSv1.2
            store  | tls=true&tlsCipherSuites=ECDHE-RSA-AES128-GCM-SHA256                       | tlsCipherSuites: 'ECDHE-RSA-AES128-GCM-SHA256' (expected:
            store  | tlsKey=nowhere.key                                                         | tlsKey: without a certificate
            store  | tlsCertificate=nowhere.crt                                                 | tlsCertificate: 'nowhere.crt' does not exist
            store  | tlsCertificate=a.crt&tlsKeyStore=a.p12                                     | tlsCertificate and tlsKeyStore: both are set
            listen | tls=true                                                                   | tlsCertificate: missing
            listen | allowedCertificateSubjects=CN=CT1                                          | allowedCertificateSubjects: set where callers are asked for no certificate
            listen | allowedAddresses=pacs.example.org                                          | allowedAddresses: address: 'pacs.example.org'
            listen | calledAeTitles=SEVENTEENLETTERSX                                           | calledAeTitles: AE title: 'SEVENTEENLETTERSX'
            listen | maximumAssociationsPerPeer=-1                                              | maximumAssociationsPerPeer: -1
            """)
    void namesTheOptionThatIsWrong(String operation, String options, String message) {
        assertThatThrownBy(() -> context.getEndpoint("dicom:" + operation + ":PACS@127.0.0.1:104?" + options))
                .rootCause()
                .hasMessageContaining(message)
                .hasMessageNotContaining("secret");
    }

    private static TlsProblem problem(Throwable failure) {
        return ((TlsFailedException) failure.getCause()).problem();
    }

    private static void assertRejected(Throwable failure, int result, int source, int reason) {
        assertThat(failure).isInstanceOf(TransientDicomException.class);
        assertThat(failure.getCause()).isInstanceOfSatisfying(AssociationRejectedException.class, rejected -> {
            assertThat(rejected.result()).isEqualTo(result);
            assertThat(rejected.source()).isEqualTo(source);
            assertThat(rejected.reason()).isEqualTo(reason);
        });
    }

    private Throwable store(String address, String options) {
        return exchange(address, options).getException();
    }

    private Exchange exchange(String address, String options) {
        return template.request(
                "dicom:store:" + address + "?connectTimeout=1m" + (options.isEmpty() ? "" : "&" + options),
                sent -> sent.getMessage().setBody(TestObjects.ct().bytes()));
    }

    private String listen(String options) throws Exception {
        String id = "pacs" + listeners++;
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("dicom:listen:PACS@127.0.0.1:0?connectTimeout=1m&spoolDirectory=" + folder.resolve(id) + "&"
                                + options)
                        .routeId(id)
                        .to("mock:received");
            }
        });
        return Optional.ofNullable(((DicomEndpoint) context.getRoute(id).getEndpoint()).getBoundAddress())
                .orElseThrow();
    }
}
