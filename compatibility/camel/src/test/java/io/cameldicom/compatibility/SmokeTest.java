package io.cameldicom.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.component.DicomConstants;
import io.cameldicom.component.TransientDicomException;
import io.cameldicom.testing.FreePort;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.testing.TlsKeys;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Exchange;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Each operation once, and what consoles see, by routes in YAML. */
@ExtendWith(NoBufferLeaks.class)
class SmokeTest {
    private static final Duration BOUND = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private static TlsKeys keys;
    private static SmokeApplication application;

    @BeforeAll
    static void start() throws Exception {
        keys = TlsKeys.make(Files.createDirectory(folder.resolve("keys")));
        application = new SmokeApplication(folder.resolve("archive"), keys);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private static TestObjects store() {
        TestObjects object = TestObjects.ct().unlabelledUmlauts();
        application.succeed("direct:store", object.writeInto(folder));
        return object;
    }

    @Test
    void answersTheEcho() {
        Exchange exchange = application.succeed("direct:echo", null);

        assertThat(exchange.getMessage().getHeader(DicomConstants.ROUND_TRIP_TIME))
                .isNotNull();
    }

    @Test
    void storesWithTheCharacterSetRepairedAndFindsIt() {
        TestObjects object = store();

        List<?> matches = application
                .succeed("direct:find", Map.of("StudyInstanceUID", object.study(), "PatientName", ""))
                .getMessage()
                .getBody(List.class);

        assertThat(matches).hasSize(1);
        assertThat(((Map<?, ?>) matches.get(0)).get("PatientName")).isEqualTo(TestObjects.UMLAUTS);
    }

    @Test
    void getsWhatItStored() {
        TestObjects object = store();

        Exchange exchange = application.succeed("direct:get", Map.of("StudyInstanceUID", object.study()));

        assertThat(exchange.getMessage().getHeaders()).containsEntry(DicomConstants.COMPLETED, 1);
        assertThat(exchange.getMessage().getBody(List.class).size()).isEqualTo(1);
    }

    @Test
    void storesAsItIsOverTls() {
        TestObjects object = TestObjects.mr().umlauts();

        application.succeed("direct:store-over-tls", object.bytes());

        Path kept = folder.resolve("archive-secure")
                .resolve(object.study())
                .resolve(object.series())
                .resolve(object.instance() + ".dcm");
        assertThat(kept).binaryContent().endsWith(object.dataSet());
    }

    @Test
    void saysThatAnObjectMayBeTriedAgainWhereNobodyListens() {
        Exchange exchange = application
                .context()
                .createProducerTemplate()
                .request(
                        "dicom:store:NOBODY@127.0.0.1:" + FreePort.find(),
                        sent -> sent.getMessage().setBody(TestObjects.ct().bytes()));

        assertThat(exchange.getException()).isInstanceOf(TransientDicomException.class);
    }

    @Test
    void isHealthyWhileTheArchiveAnswers() {
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(HealthCheckHelper.invoke(application.context()))
                        .filteredOn(result -> (result.getCheck().getId()
                                        + result.getMessage().orElse(""))
                                .contains(application.archive()))
                        .isNotEmpty()
                        .allMatch(result -> result.getState() == HealthCheck.State.UP));
    }

    @Test
    void showsTheListenerAndTheDestinationOverJmx() throws Exception {
        store();
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        String context = application.context().getManagementName();

        assertThat(server.queryNames(new ObjectName("org.apache.camel:context=" + context + ",type=dicom,*"), null))
                .extracting(name -> ObjectName.unquote(name.getKeyProperty("name")))
                .contains("listen " + application.archive(), application.archive());
    }
}
