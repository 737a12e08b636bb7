package io.cameldicom.component.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.component.DicomConstants;
import io.cameldicom.testing.Dcmqrscp;
import io.cameldicom.testing.Dcmtk;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.Orthanc;
import io.cameldicom.testing.Studies;
import io.cameldicom.toolkit.engine.DicomAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The Kamelet {@code dicom-find-action} asks Orthanc and dcmqrscp. */
@ExtendWith(NoBufferLeaks.class)
class FindActionIT extends CamelTestSupport {
    private static final Studies STUDIES = new Studies();
    private static final String KEYS = "{\"StudyDate\": \"20240101-20241231\", \"AccessionNumber\": \"\"}";

    @TempDir
    Path folder;

    @Test
    void findsTheStudiesOfAYearInOrthanc() throws Exception {
        Orthanc.require();
        try (Orthanc orthanc = Orthanc.options().start()) {
            for (Path file : STUDIES.writeInto(folder)) {
                orthanc.upload(Files.readAllBytes(file));
            }
            assertFinds(orthanc.address());
        }
    }

    @Test
    void findsTheStudiesOfAYearInDcmqrscp() throws Exception {
        Dcmtk.require();
        try (Dcmqrscp dcmqrscp =
                Dcmqrscp.options().holding(STUDIES.writeInto(folder)).start()) {
            assertFinds(dcmqrscp.address());
        }
    }

    private void assertFinds(DicomAddress peer) throws Exception {
        Map<String, Object> properties = Map.of(
                "calledAeTitle", peer.aeTitle(),
                "host", peer.host(),
                "port", peer.port(),
                "level", "STUDY",
                "returnKeys", "StudyInstanceUID");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to(Kamelets.uri("dicom-find-action", properties));
            }
        });

        Exchange found =
                template.send("direct:in", exchange -> exchange.getMessage().setBody(KEYS));

        assertThat(found.getException()).isNull();
        assertThat(found.getMessage().getHeader(DicomConstants.MATCH_COUNT)).isEqualTo(3);
        assertThat(found.getMessage().getBody(List.class))
                .extracting(match -> ((Map<?, ?>) match).get("AccessionNumber"))
                .containsExactlyInAnyOrder("A1", "A2", "A3");
    }
}
