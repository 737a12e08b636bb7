package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.FreePort;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.Orthanc;
import io.cameldicom.testing.Studies;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.DicomAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A route that is an archive, asked by Orthanc for its studies, which it moves to itself. */
@ExtendWith(NoBufferLeaks.class)
class ListenOrthancIT extends CamelTestSupport {
    @TempDir
    Path folder;

    @Override
    public boolean isUseRouteBuilder() {
        return false;
    }

    @Test
    void isQueriedByOrthancWhichMovesAStudyToItself() throws Exception {
        Orthanc.require();
        Studies studies = new Studies();
        studies.writeInto(folder);
        int port = FreePort.find();
        try (Orthanc orthanc = Orthanc.options().modality("ARCHIVE", port).start()) {
            DicomAddress archive = new DicomAddress(new AeTitle("ARCHIVE"), "127.0.0.1", port);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("dicom:listen:" + archive + "?services=find,move&moveDestinations=" + orthanc.address())
                            .process(exchange -> exchange.getMessage().setBody(folder));
                }
            });

            context.start();
            String query = json(
                    orthanc.post(
                            "/modalities/ARCHIVE/query",
                            "{\"Level\": \"Study\", \"Query\": {\"PatientID\": \"P1\", \"StudyDate\": \"20240101-20240131\"}}"));
            String path = query.replaceAll("(?s).*\"Path\"\\s*:\\s*\"([^\"]+)\".*", "$1");
            assertThat(orthanc.text(path + "/answers")).contains("0").doesNotContain("1");
            assertThat(orthanc.text(path + "/answers/0/content"))
                    .contains(studies.largest().get(0).study());

            orthanc.post(
                    path + "/retrieve", "{\"TargetAet\": \"" + orthanc.address().aeTitle() + "\"}");

            assertThat(orthanc.instances()).hasSameSizeAs(studies.largest());
        }
    }

    private static String json(byte[] answer) {
        return new String(answer, StandardCharsets.UTF_8);
    }
}
