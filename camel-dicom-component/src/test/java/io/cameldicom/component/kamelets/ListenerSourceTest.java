package io.cameldicom.component.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.component.DicomConstants;
import io.cameldicom.component.TransientDicomException;
import io.cameldicom.testing.FreePort;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.engine.AssociationRejectedException;
import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The Kamelet {@code dicom-listener-source}, called by {@code dicom:store}. */
@ExtendWith(NoBufferLeaks.class)
class ListenerSourceTest extends CamelTestSupport {
    private static final String KAMELET = "dicom-listener-source";

    @TempDir
    Path folder;

    private final int port = FreePort.find();
    private final AtomicReference<Map<String, Object>> headers = new AtomicReference<>();
    private final AtomicReference<String> place = new AtomicReference<>();

    @Test
    void receivesWithTitleAndPortAlone() throws Exception {
        listen(Map.of("aeTitle", "ROUTER", "port", port), this::note);
        TestObjects object = TestObjects.ct();

        assertThat(store("ROUTER", "", object).getException()).isNull();

        assertThat(headers.get())
                .containsEntry(DicomConstants.SOP_INSTANCE_UID, object.instance())
                .containsEntry(DicomConstants.STUDY_INSTANCE_UID, object.study())
                .containsEntry(DicomConstants.SERIES_INSTANCE_UID, object.series())
                .containsEntry(DicomConstants.SOP_CLASS_UID, TestObjects.CT)
                .containsEntry(DicomConstants.TRANSFER_SYNTAX_UID, object.transferSyntax())
                .containsEntry(DicomConstants.CALLING_AE_TITLE, "CAMEL");
    }

    @Test
    void receivesWithEveryProperty() throws Exception {
        TlsFiles files = TlsFiles.make(folder, "CN=CT1,O=Hospital");
        Path kept = folder.resolve("kept + 50% & more");
        Map<String, Object> properties = new TreeMap<>(Map.of(
                "aeTitle", "ROUTER",
                "port", port,
                "bindHost", "0.0.0.0",
                "callingAeTitles", "CT1,MR 1",
                "calledAeTitles", "OLD ROUTER,OLDER",
                "checkCalledAeTitle", true,
                "allowedAddresses", "127.0.0.0/8,fd00::/8",
                "maximumAssociations", 3,
                "maximumAssociationsPerPeer", 2,
                "idleTimeout", "59s"));
        properties.putAll(Map.of(
                "store",
                kept,
                "headers",
                "AccessionNumber,StationName",
                "acceptedSopClasses",
                TestObjects.CT + "," + TestObjects.MR,
                "acceptedTransferSyntaxes",
                TestObjects.EXPLICIT_LITTLE_ENDIAN,
                "tls",
                true,
                "tlsCertificate",
                files.certificate(),
                "tlsKey",
                files.key(),
                "tlsKeyPassword",
                files.password(),
                "tlsTrustedCertificates",
                files.authority(),
                "tlsClientAuthentication",
                "need"));
        properties.put("allowedCertificateSubjects", "CN=CT*;DNS:other.example.org");
        listen(properties, this::note);
        TestObjects object = TestObjects.ct();
        String caller = Listener.tls(files).replace("&tlsClientAuthentication=need", "") + "&callingAeTitle=";

        assertThat(properties.keySet()).isEqualTo(Kamelets.properties(KAMELET));
        assertThat(store("OLD ROUTER", caller + "MR 1", object).getException()).isNull();
        assertThat(place.get()).startsWith(kept + File.separator + object.study());
        assertThat(store("ROUTER", caller + "NOBODY", object).getException())
                .hasCauseInstanceOf(AssociationRejectedException.class);
    }

    @Test
    void answersWithAFailureWhereTheRouteFails() throws Exception {
        listen(Map.of("aeTitle", "ROUTER", "port", port), exchange -> {
            throw new IllegalStateException("the disk is full");
        });

        Exchange sent = store("ROUTER", "", TestObjects.ct());

        assertThat(sent.getException()).isInstanceOf(TransientDicomException.class);
        assertThat(sent.getException()).hasMessageContaining("0110");
    }

    @Test
    void rejectsWhoCallsAnotherTitle() throws Exception {
        listen(Map.of("aeTitle", "ROUTER", "port", port), this::note);

        assertThat(store("SOMEBODY", "", TestObjects.ct()).getException())
                .hasCauseInstanceOf(AssociationRejectedException.class);
        assertThat(headers.get()).isNull();
    }

    private void note(Exchange exchange) {
        headers.set(Map.copyOf(exchange.getMessage().getHeaders()));
        place.set(exchange.getMessage().getBody(File.class).getPath());
    }

    private void listen(Map<String, Object> properties, Processor route) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(Kamelets.uri(KAMELET, properties)).process(route);
            }
        });
    }

    private Exchange store(String called, String options, TestObjects object) {
        return template.send(
                "dicom:store:" + called + "@127.0.0.1:" + port + options,
                exchange -> exchange.getMessage().setBody(object.bytes()));
    }
}
