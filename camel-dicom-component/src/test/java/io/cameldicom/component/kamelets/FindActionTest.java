package io.cameldicom.component.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.component.DicomConstants;
import io.cameldicom.testing.NoBufferLeaks;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The Kamelet {@code dicom-find-action}, answered by a listener of ours. */
@ExtendWith(NoBufferLeaks.class)
class FindActionTest extends CamelTestSupport {
    private static final String KAMELET = "dicom-find-action";
    private static final List<Map<String, Object>> STUDIES = List.of(
            Map.of("StudyInstanceUID", "1.2.3", "PatientName", "Müller^Jörg", "StudyDate", "20240131"),
            Map.of("StudyInstanceUID", "1.2.4", "PatientName", "Meyer", "StudyDate", "20240201"));

    @TempDir
    Path folder;

    @Test
    void findsByTheKeysOfTheBodyWithTheAddressAlone() throws Exception {
        int port = answer("?services=find");

        Exchange found = find(
                Map.of("calledAeTitle", "PACS", "host", "127.0.0.1", "port", port),
                "{\"QueryRetrieveLevel\": \"STUDY\", \"PatientName\": \"MÜLL*\", \"StudyInstanceUID\": \"\"}");

        assertThat(found.getException()).isNull();
        assertThat(found.getMessage().getBody()).isInstanceOf(List.class);
        assertThat(found.getMessage().getBody(String.class)).contains("1.2.3").doesNotContain("1.2.4");
        assertThat(found.getMessage().getHeaders())
                .containsEntry(DicomConstants.MATCH_COUNT, 1)
                .containsEntry(DicomConstants.MORE_MATCHES, false);
    }

    @Test
    void findsWithEveryProperty() throws Exception {
        TlsFiles files = TlsFiles.make(folder, "CN=PACS");
        int port = answer(Listener.tls(files) + "&services=find");
        Map<String, Object> properties = new TreeMap<>(Map.of(
                "calledAeTitle", "PACS",
                "host", "127.0.0.1",
                "port", port,
                "callingAeTitle", "OUR ROUTER",
                "model", "study-root",
                "level", "STUDY",
                "returnKeys", "StudyDate,0020000D",
                "limit", 1,
                "resultFormat", "json",
                "queryCharacterSet", "ISO_IR 192"));
        properties.put("matchCharacterSet", "ISO_IR 100");
        properties.putAll(Map.of(
                "fuzzy", true,
                "relational", true,
                "maxAssociations", 2,
                "maximumWait", "59s",
                "connectTimeout", "9s",
                "responseTimeout", "58s",
                "operationTimeout", "59m",
                "engine", "netty"));
        properties.putAll(Map.of(
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
                true,
                "userIdentity",
                "jwt",
                "userIdentityToken",
                "abc+/=."));
        Set<String> all = new TreeSet<>(properties.keySet());
        all.addAll(Set.of("userIdentityName", "userIdentityPasscode")); // for the other kinds of identity

        Exchange found = find(properties, Map.of("PatientName", "M*"));

        assertThat(all).isEqualTo(Kamelets.properties(KAMELET));
        assertThat(found.getException()).isNull();
        assertThat(found.getMessage().getBody()).isInstanceOf(String.class);
        assertThat(found.getMessage().getBody(String.class))
                .contains("20240131")
                .doesNotContain("20240201");
        assertThat(found.getMessage().getHeaders()).containsEntry(DicomConstants.MORE_MATCHES, true);
    }

    private int answer(String options) throws Exception {
        return Listener.start(
                context, options, exchange -> exchange.getMessage().setBody(STUDIES));
    }

    private Exchange find(Map<String, Object> properties, Object keys) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to(Kamelets.uri(KAMELET, properties));
            }
        });
        return template.send("direct:in", exchange -> exchange.getMessage().setBody(keys));
    }
}
