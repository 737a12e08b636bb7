package io.cameldicom.component.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.component.DicomConstants;
import io.cameldicom.component.PermanentDicomException;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.TestObjects;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The Kamelet {@code dicom-store-sink}, into a listener of ours. */
@ExtendWith(NoBufferLeaks.class)
class StoreSinkTest extends CamelTestSupport {
    private static final String KAMELET = "dicom-store-sink";

    @TempDir
    Path folder;

    private final List<String> received = new CopyOnWriteArrayList<>();

    @Test
    void storesWithTheAddressAlone() throws Exception {
        int port = Listener.start(context, "", this::note);
        TestObjects object = TestObjects.ct();

        Exchange sent = send(Map.of("calledAeTitle", "PACS", "host", "127.0.0.1", "port", port), object);

        assertThat(sent.getException()).isNull();
        assertThat(sent.getMessage().getHeader(DicomConstants.STATUS)).isNotNull();
        assertThat(received).containsExactly(object.instance() + " of CAMEL");
    }

    @Test
    void storesWithEveryProperty() throws Exception {
        TlsFiles files = TlsFiles.make(folder, "CN=PACS");
        int port = Listener.start(context, Listener.tls(files), this::note);
        TestObjects object = TestObjects.ct();
        Map<String, Object> properties = new TreeMap<>(Map.of(
                "calledAeTitle", "PACS",
                "host", "127.0.0.1",
                "port", port,
                "callingAeTitle", "OUR ROUTER",
                "maxAssociations", 2,
                "maximumWait", "59s",
                "connectTimeout", "9s",
                "responseTimeout", "58s",
                "statusPolicy", "A700-A7FF:permanent,reject:permanent",
                "convert", true));
        properties.putAll(Map.of(
                "decompress",
                true,
                "engine",
                "netty",
                "tls",
                true,
                "tlsTrustedCertificates",
                files.authority(),
                "tlsCertificate",
                files.certificate(),
                "tlsKey",
                files.key(),
                "tlsKeyPassword",
                files.password(),
                "verifyHostName",
                true));
        properties.putAll(Map.of(
                "userIdentity", "username-passcode",
                "userIdentityName", "J&J",
                "userIdentityPasscode", "a+b=50% & c)"));
        Set<String> all = new TreeSet<>(properties.keySet());
        all.add("userIdentityToken"); // for the other kinds of identity

        Exchange sent = send(properties, object);

        assertThat(all).isEqualTo(Kamelets.properties(KAMELET));
        assertThat(sent.getException()).isNull();
        assertThat(received).containsExactly(object.instance() + " of OUR ROUTER");
    }

    @Test
    void failsTheExchangeWhereThePeerDoesNotTakeTheObject() throws Exception {
        int port = Listener.start(context, "", exchange -> {
            throw new IllegalStateException("the database is down");
        });

        Exchange sent = send(
                Map.of("calledAeTitle", "PACS", "host", "127.0.0.1", "port", port, "statusPolicy", "0110:permanent"),
                TestObjects.ct());

        assertThat(sent.getException()).isInstanceOf(PermanentDicomException.class);
    }

    private void note(Exchange exchange) {
        received.add(exchange.getMessage().getHeader(DicomConstants.SOP_INSTANCE_UID) + " of "
                + exchange.getMessage().getHeader(DicomConstants.CALLING_AE_TITLE));
    }

    private Exchange send(Map<String, Object> properties, TestObjects object) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to(Kamelets.uri(KAMELET, properties));
            }
        });
        return template.send("direct:in", exchange -> exchange.getMessage().setBody(object.bytes()));
    }
}
