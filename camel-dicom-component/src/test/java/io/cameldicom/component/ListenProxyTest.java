package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.FreePort;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.DicomAddress;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A listener whose route asks another archive, and answers what that has answered. */
class ListenProxyTest extends CamelTestSupport {
    private static final int STUDIES = 40;

    @TempDir
    Path folder;

    private final DicomAddress archive = new DicomAddress(new AeTitle("ARCHIVE"), "127.0.0.1", FreePort.find());
    private final DicomAddress proxy = new DicomAddress(new AeTitle("PROXY"), "127.0.0.1", FreePort.find());
    private final TestObjects object = TestObjects.ct();

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("dicom:listen:" + archive + "?services=find,get").process(exchange -> {
                    boolean isQuery = "find".equals(exchange.getMessage().getHeader(DicomConstants.OPERATION));
                    exchange.getMessage().setBody(isQuery ? studies() : List.of(object.write(folder.resolve("a.dcm"))));
                });
                from("dicom:listen:" + proxy + "?services=find,get")
                        .choice()
                        .when(header(DicomConstants.OPERATION).isEqualTo("find"))
                        .to("dicom:find:" + archive + "?stream=true")
                        .otherwise()
                        .to("dicom:get:" + archive + "?level=STUDY");
            }
        };
    }

    private static List<Map<String, Object>> studies() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int i = 0; i < STUDIES; i++) {
            all.add(Map.of("StudyInstanceUID", "1.2." + (i + 1)));
        }
        return all;
    }

    @Test
    void answersAllMatchesThatAreStillOnTheirWayAtTheEndOfTheRoute() {
        Exchange asked = template.request(
                "dicom:find:" + proxy + "?level=STUDY",
                exchange -> exchange.getMessage().setBody(Map.of("StudyInstanceUID", "")));

        assertThat(asked.getException()).isNull();
        assertThat(asked.getMessage().getBody(List.class)).hasSize(STUDIES);
    }

    @Test
    void passesOnTheObjectsThatTheOtherArchiveHasSent() {
        Exchange asked = template.request(
                "dicom:get:" + proxy + "?level=STUDY&directory=" + folder.resolve("got"),
                exchange -> exchange.getMessage().setBody(Map.of("StudyInstanceUID", object.study())));

        assertThat(asked.getException()).isNull();
        assertThat(asked.getMessage().getBody(List.class)).singleElement().isInstanceOf(File.class);
    }
}
