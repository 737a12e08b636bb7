package io.cameldicom.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cameldicom.component.DicomComponent;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.OpenResources;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.data.DataSet;
import io.netty.util.Version;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The component as a plain dependency of an application with Spring Boot, with the versions that Boot brings. */
@ExtendWith(NoBufferLeaks.class)
class ImagingApplicationTest {
    private static final Duration BOUND = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private static RunningApplication application;
    private static ConfigurableApplicationContext spring;
    private static CamelContext camel;

    @BeforeAll
    static void start() {
        application = RunningApplication.in(folder.resolve("main"));
        spring = run(application);
        camel = spring.getBean(CamelContext.class);
    }

    @AfterAll
    static void stop() {
        spring.close();
    }

    private static ConfigurableApplicationContext run(RunningApplication started, String... further) {
        List<String> arguments = new ArrayList<>(started.arguments(started.address()));
        arguments.addAll(List.of(further));
        return SpringApplication.run(ImagingApplication.class, arguments.toArray(String[]::new));
    }

    private static String option(String name, String value) {
        return "--camel.component.dicom." + name + "=" + value;
    }

    private static Exchange succeed(String uri, Object body) {
        Exchange exchange = camel.createProducerTemplate()
                .request(uri, sent -> sent.getMessage().setBody(body));
        if (exchange.getException() != null) {
            throw new AssertionError(uri, exchange.getException());
        }
        return exchange;
    }

    private static Object nameOf(TestObjects object) {
        List<?> matches = succeed("direct:find", Map.of("StudyInstanceUID", object.study(), "PatientName", ""))
                .getMessage()
                .getBody(List.class);
        assertThat(matches).hasSize(1);
        return ((Map<?, ?>) matches.get(0)).get("PatientName");
    }

    @Test
    void hasTheVersionsThatCamelAndSpringBootBring() {
        assertThat(camel.getVersion()).isEqualTo(System.getProperty("expected.camel"));
        assertThat(Version.identify().values())
                .extracting(Version::artifactVersion)
                .isNotEmpty()
                .allMatch(System.getProperty("expected.netty")::equals);
    }

    @Test
    void storesFromARouteInJavaIntoAListenerInYamlAndFindsIt() {
        succeed("direct:echo", null);
        TestObjects object = TestObjects.ct().umlauts();

        succeed("direct:store", object.bytes());

        assertThat(nameOf(object)).isEqualTo(TestObjects.UMLAUTS);
    }

    @Test
    void takesTheInboxWithTheCharacterSetRepaired() {
        TestObjects object = TestObjects.ct().unlabelledUmlauts();

        object.writeInto(application.inbox());

        Path kept = application.archive().resolve(object.study());
        await().atMost(BOUND).until(() -> kept.toFile().isDirectory());
        assertThat(nameOf(object)).isEqualTo(TestObjects.UMLAUTS);
    }

    @Test
    void takesOptionsOfTheComponentFromItsProperties() {
        DicomComponent component = camel.getComponent("dicom", DicomComponent.class);

        assertThat(component.getConfiguration().getCallingAeTitle()).isEqualTo("BOOT");
        assertThat(component.getConfiguration().getResponseTimeout()).isEqualTo(Duration.ofSeconds(45));
    }

    @Test
    void doesNotStartWithAnOptionThatTheComponentDoesNotHave() {
        RunningApplication misspelt = RunningApplication.in(folder.resolve("misspelt"));

        assertThatThrownBy(() -> run(misspelt, option("calling-title", "X")))
                .hasStackTraceContaining("callingTitle: no option of the component");
        assertThatThrownBy(() -> run(misspelt, option("response-timeout", "soon")))
                .hasStackTraceContaining("responseTimeout");
    }

    @Test
    void convertsBodiesByItsTypeConverters() {
        DataSet dataSet = camel.getTypeConverter().convertTo(DataSet.class, Map.of("PatientID", "P1"));

        assertThat(camel.getTypeConverter().convertTo(Map.class, dataSet)).isEqualTo(Map.of("PatientID", "P1"));
    }

    @Test
    void storesByTheKameletOfTheJar() throws Exception {
        TestObjects object = TestObjects.mr().umlauts();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:kamelet")
                        .to("kamelet:dicom-store-sink?calledAeTitle=ARCHIVE&host=127.0.0.1&port="
                                + application.archivePort());
            }
        });

        succeed("direct:kamelet", object.bytes());

        assertThat(nameOf(object)).isEqualTo(TestObjects.UMLAUTS);
    }

    @Test
    void tellsTheHealthOfTheListenerAndThePacs() {
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(application.health())
                        .startsWith("{\"status\":\"UP\"")
                        .contains(application.address()));
    }

    @Test
    void showsItsMBeans() throws Exception {
        assertThat(ManagementFactory.getPlatformMBeanServer()
                        .queryNames(new ObjectName("org.apache.camel:context=imaging,type=dicom,*"), null))
                .extracting(name -> ObjectName.unquote(name.getKeyProperty("name")))
                .contains("listen " + application.address());
    }

    @Test
    void endsWithAllItsThreadsAndSockets() {
        try (ConfigurableApplicationContext first = run(RunningApplication.in(folder.resolve("first")))) {
            assertThat(first.isRunning()).isTrue(); // what stays for good is there from now on
        }
        OpenResources before = OpenResources.now();
        RunningApplication second = RunningApplication.in(folder.resolve("second"));
        try (ConfigurableApplicationContext context = run(second)) {
            context.getBean(CamelContext.class)
                    .createProducerTemplate()
                    .sendBody("direct:store", TestObjects.ct().bytes());
        }
        await().atMost(BOUND).until(() -> OpenResources.now().isWithin(before));
    }
}
