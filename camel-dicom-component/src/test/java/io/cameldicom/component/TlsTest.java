package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.Command;
import io.cameldicom.testing.EveryEngine;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.TestObjects;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.SSLContextServerParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** TLS by Camel's own SSL context parameters, in both roles. */
@ExtendWith(NoBufferLeaks.class)
@EveryEngine
class TlsTest extends CamelTestSupport {
    private static final String PASSWORD = "changeit";

    @TempDir
    Path folder;

    @TempDir
    static Path keyFolder;

    private static Path local;
    private static Path elsewhere;

    @BeforeAll
    static void makeKeys() {
        local = keys("local", "san=dns:localhost,ip:127.0.0.1");
        elsewhere = keys("elsewhere", "san=dns:elsewhere.example.org");
    }

    @BeforeEach
    void bindParameters() {
        context.getRegistry().bind("local", parameters(local, local, false));
        context.getRegistry().bind("elsewhere", parameters(elsewhere, elsewhere, false));
        context.getRegistry().bind("demanding", parameters(local, local, true));
        context.getRegistry().bind("withoutKeys", parameters(null, local, false));
        context.getRegistry().bind("stranger", parameters(elsewhere, local, false));
    }

    @Test
    void storesAndEchoesOverTls() throws Exception {
        String address = listen("local");

        assertThat(store(address, "local").getException()).isNull();
        assertThat(template.request("dicom:echo:" + address + "?sslContextParameters=#local", sent -> {})
                        .getException())
                .isNull();
    }

    @Test
    void failsAsTransientWithoutTls() throws Exception {
        String address = listen("local");

        Exchange exchange = template.request(
                "dicom:store:" + address + "?associateTimeout=2s",
                sent -> sent.getMessage().setBody(TestObjects.ct().bytes()));

        assertThat(exchange.getException()).isInstanceOf(TransientDicomException.class);
    }

    @Test
    void checksThatTheCertificateNamesTheHostUnlessToldNotTo() throws Exception {
        String address = listen("elsewhere");

        assertThat(store(address, "elsewhere").getException()).isInstanceOf(TransientDicomException.class);
        assertThat(store(address, "elsewhere&verifyHostName=false").getException())
                .isNull();
    }

    @Test
    void demandsACertificateOfTheCallerWhereTheParametersSaySo() throws Exception {
        String address = listen("demanding");

        assertThat(store(address, "local").getException()).isNull();
        assertThat(store(address, "withoutKeys").getException()).isInstanceOf(TransientDicomException.class);
        assertThat(store(address, "stranger").getException()).isInstanceOf(TransientDicomException.class);
    }

    @Test
    void takesTheParametersOfTheContextWhereTheComponentIsToldTo() throws Exception {
        String address = listen("local");
        context.setSSLContextParameters(context.getRegistry().lookupByNameAndType("local", SSLContextParameters.class));
        context.getComponent("dicom", DicomComponent.class).setUseGlobalSslContextParameters(true);

        Exchange exchange = template.request(
                "dicom:store:" + address,
                sent -> sent.getMessage().setBody(TestObjects.ct().bytes()));

        assertThat(exchange.getException()).isNull();
    }

    private Exchange store(String address, String parameters) {
        return template.request(
                "dicom:store:" + address + "?connectTimeout=1m&sslContextParameters=#" + parameters,
                sent -> sent.getMessage().setBody(TestObjects.ct().bytes()));
    }

    private String listen(String parameters) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("dicom:listen:PACS@127.0.0.1:0?spoolDirectory=" + folder
                                + "&connectTimeout=1m&sslContextParameters=#" + parameters)
                        .routeId("pacs")
                        .to("mock:received");
            }
        });
        return ((DicomEndpoint) context.getRoute("pacs").getEndpoint()).getBoundAddress();
    }

    private static Path keys(String name, String extension) {
        Path file = keyFolder.resolve(name + ".p12");
        List<Object> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool")));
        command.addAll(Arrays.asList("-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", "CN=" + name));
        command.addAll(Arrays.asList("-ext", extension, "-storetype", "PKCS12"));
        command.addAll(Arrays.asList("-keystore", file, "-storepass", PASSWORD));
        Command.run(Map.of(), command).requireSuccess();
        return file;
    }

    /** @param keys null for none */
    private static SSLContextParameters parameters(Path keys, Path trust, boolean demanding) {
        SSLContextParameters parameters = new SSLContextParameters();
        if (keys != null) {
            KeyManagersParameters keyManagers = new KeyManagersParameters();
            keyManagers.setKeyStore(store(keys));
            keyManagers.setKeyPassword(PASSWORD);
            parameters.setKeyManagers(keyManagers);
        }
        TrustManagersParameters trustManagers = new TrustManagersParameters();
        trustManagers.setKeyStore(store(trust));
        parameters.setTrustManagers(trustManagers);
        if (demanding) {
            SSLContextServerParameters server = new SSLContextServerParameters();
            server.setClientAuthentication("REQUIRE");
            parameters.setServerParameters(server);
        }
        return parameters;
    }

    private static KeyStoreParameters store(Path file) {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setType("PKCS12");
        store.setResource("file:" + file);
        store.setPassword(PASSWORD);
        return store;
    }
}
