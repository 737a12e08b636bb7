package io.cameldicom.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cameldicom.routes.options.OptionException;
import io.cameldicom.testing.FreePort;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.AccessDeniedException;
import org.apache.camel.CamelContext;
import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;

class StartFailureTest {
    @Test
    void tellsOurOwnWordsFromBelowOthers() {
        Exception failure = new IllegalStateException("Smith^John", new OptionException("inbox: 'x' (expected: y)"));

        assertThat(StartFailure.line(failure)).isEqualTo("camel-dicom: inbox: 'x' (expected: y)");
    }

    @Test
    void tellsWhichEnginesThereAre() throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            Throwable failure =
                    catchThrowable(() -> context.getEndpoint("dicom:store:PACS@127.0.0.1:104?engine=nowhere"));

            assertThat(StartFailure.line(failure))
                    .contains("engine: 'nowhere' (expected: one of those on the class path: ")
                    .contains("netty")
                    .contains("docs/engines.md");
        }
    }

    @Test
    void tellsOnlyTheKindOfAForeignFailureAndWhatToDo() {
        Exception failure = new IllegalStateException("Smith^John", new AccessDeniedException("/in/Smith^John.dcm"));

        assertThat(StartFailure.line(failure))
                .contains("AccessDeniedException")
                .contains("-Dlog.level=debug")
                .doesNotContain("Smith");
    }

    @Test
    void tellsWhatCamelSaysOfARoute() {
        Exception failure = new IllegalStateException(new NoSuchEndpointException("nowhere:x"));

        assertThat(StartFailure.line(failure))
                .contains("NoSuchEndpointException")
                .contains("nowhere:x");
    }

    @Test
    void tellsNothingThatCamelSaysOfAFile() {
        Exception failure = new IllegalStateException(
                new GenericFileOperationFailedException("Cannot list directory: /in/Smith^John"));

        assertThat(StartFailure.line(failure)).doesNotContain("Smith");
    }

    @Test
    void tellsTheRouteAndTheEndpointOfAWrongOption() throws Exception {
        assertThat(lineOf("dicom:find:PACS@127.0.0.1:104?level=STUDIES"))
                .isEqualTo("camel-dicom: level: 'STUDIES' in model study-root (expected: STUDY, SERIES, IMAGE)"
                        + " (route night, at dicom:find:PACS@127.0.0.1:104)");
    }

    @Test
    void tellsWhichOptionHasAValueThatDoesNotFitAndNotTheValue() throws Exception {
        assertThat(lineOf("dicom:find:PACS@127.0.0.1:104?limit=secret"))
                .startsWith("camel-dicom: limit: the value does not fit (expected: a value ")
                .endsWith(" (route night, at dicom:find:PACS@127.0.0.1:104)")
                .doesNotContain("secret");
    }

    @Test
    void tellsWhichOptionWasMeant() throws Exception {
        assertThat(lineOf("dicom:find:PACS@127.0.0.1:104?levl=STUDY&tlsKeyPasword=secret"))
                .contains("levl: no option (expected: level?", "tlsKeyPasword: no option (expected: tlsKeyPassword?")
                .endsWith(" (route night, at dicom:find:PACS@127.0.0.1:104)")
                .doesNotContain("secret");
    }

    @Test
    void tellsWhichOptionOfTheComponentWasMeant() throws Exception {
        Main main = new Main();
        main.addInitialProperty("camel.component.dicom.maxPduLength", "16384");
        try {
            assertThat(StartFailure.line(catchThrowable(main::start)))
                    .isEqualTo("camel-dicom: maxPduLength: no option (expected: maximumPduLength?"
                            + " docs/component.md has all)");
        } finally {
            main.stop();
        }
    }

    @Test
    void tellsThatTheValueOfAnOptionOfTheComponentDoesNotFit() throws Exception {
        Main main = new Main();
        main.addInitialProperty("camel.component.dicom.minConfidence", "high");
        try {
            assertThat(StartFailure.line(catchThrowable(main::start)))
                    .startsWith(
                            "camel-dicom: minConfidence: the value does not fit (expected: a value of type double)");
        } finally {
            main.stop();
        }
    }

    @Test
    void tellsWhichPropertiesAKameletLacks() throws Exception {
        assertThat(lineOf("kamelet:dicom-store-sink?calledAeTitle=PACS&host=127.0.0.1"))
                .isEqualTo("camel-dicom: port: missing for the Kamelet dicom-store-sink"
                        + " (expected: a value; docs/kamelets.md has all properties)");
    }

    @Test
    void tellsWhichKameletIsNotThere() throws Exception {
        assertThat(lineOf("kamelet:dicom-stor-sink?port=104"))
                .startsWith("camel-dicom: dicom-stor-sink: no such Kamelet (expected: one of docs/kamelets.md, ");
    }

    @Test
    void tellsWhichPortIsTaken() {
        Exception failure = new IllegalStateException(
                new UncheckedIOException("cannot listen on 127.0.0.1:104: in use", new BindException("in use")));

        assertThat(StartFailure.line(failure)).isEqualTo("camel-dicom: cannot listen on 127.0.0.1:104: in use");
    }

    @Test
    void tellsWhichRouteFindsItsPortTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String place = "127.0.0.1:" + taken.getLocalPort();

            assertThat(lineOf(new RouteBuilder() {
                        @Override
                        public void configure() {
                            from("dicom:listen:OTHER@127.0.0.1:" + FreePort.find())
                                    .to("log:other");
                            from("dicom:listen:HERE@" + place).routeId("here").to("log:here");
                        }
                    }))
                    .startsWith("camel-dicom: cannot listen on " + place + ": ")
                    .endsWith(" (route here)");
        }
    }

    private static String lineOf(String uri) throws Exception {
        return lineOf(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:night")
                        .routeId("night")
                        .setBody(constant("Smith^John"))
                        .to(uri);
            }
        });
    }

    private static String lineOf(RouteBuilder routes) throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            Throwable failure = catchThrowable(() -> {
                context.addRoutes(routes);
                context.start();
            });
            return StartFailure.line(failure);
        }
    }
}
