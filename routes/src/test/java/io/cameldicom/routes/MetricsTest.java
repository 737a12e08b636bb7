package io.cameldicom.routes;

import static io.cameldicom.routes.management.RawHttp.basic;
import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.routes.management.RawHttp;
import io.cameldicom.routes.management.RawHttp.Answer;
import io.cameldicom.routes.meters.Exposition;
import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.scripted.Peer;
import io.cameldicom.test.FaultyPeer;
import io.cameldicom.test.PeerOptions;
import io.cameldicom.test.script.Script;
import io.cameldicom.testing.TestObjects;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class MetricsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    Path root;

    private RoutesFixture routes;

    @BeforeEach
    void fixture() throws IOException {
        routes = new RoutesFixture(root).managed().with(Option.HEALTH_ECHO_INTERVAL, "200ms");
    }

    private Answer get(Service service, String... headers) throws IOException {
        String[] all = new String[headers.length + 1];
        all[0] = basic("admin", routes.password());
        System.arraycopy(headers, 0, all, 1, headers.length);
        return RawHttp.send(service.managementPort(), "GET", "/observe/metrics", all);
    }

    private Exposition scrape(Service service) throws IOException {
        Answer answer = get(service);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
        return Exposition.parse(answer.body());
    }

    private Exposition await(Service service, Predicate<Exposition> there) {
        return Awaitility.await().atMost(PATIENCE).until(() -> scrape(service), there);
    }

    @Test
    void tellsTheStoryOfAPacsThatGoesAwayAndComesBack() throws Exception {
        FaultyPeer peer = FaultyPeer.start();
        routes.with(Option.PACS, peer.address());
        String[] there = {"destination", peer.address()};
        try (Service service = routes.start()) {
            TestObjects.ct().writeInto(routes.inbox());
            Exposition before = await(service, all -> all.value("camel_dicom_files_total", "outcome", "sent") == 1);
            assertThat(before.value("dicom_client_available", there)).isEqualTo(1);
            assertThat(before.value("dicom_client_objects_total", there)).isEqualTo(1);
            assertThat(before.value("dicom_client_sent_bytes_total", there)).isPositive();
            assertThat(before.value("camel_dicom_receipts_total")).isEqualTo(1);
            await(service, all -> all.value("dicom_client_echo_success", there) == 1);
            await(service, all -> all.value("camel_dicom_ready") == 1);

            peer.close();
            TestObjects.ct().writeInto(routes.inbox());
            Exposition away = await(
                    service,
                    all -> all.value("dicom_client_available", there) == 0
                            && all.value("camel_dicom_held") == 1
                            && all.value("camel_dicom_inbox_files", "state", "held")
                                            + all.value("camel_dicom_inbox_files", "state", "failing")
                                    == 1);
            assertThat(away.value("dicom_client_echo_success", there)).isZero();
            assertThat(away.value("camel_dicom_ready")).isZero();
            assertThat(away.value("dicom_client_association_requests_total", "outcome", "failed"))
                    .isPositive();
            assertThat(away.value("dicom_client_objects_total", there)).isEqualTo(1);

            int port = Integer.parseInt(peer.address().substring(peer.address().lastIndexOf(':') + 1));
            try (FaultyPeer again = FaultyPeer.start(PeerOptions.DEFAULTS.withPort(port), Script.of())) {
                assertThat(again.address()).isEqualTo(peer.address());
                Exposition back = await(service, all -> all.value("camel_dicom_files_total", "outcome", "sent") == 2);
                assertThat(back.value("dicom_client_available", there)).isEqualTo(1);
                assertThat(back.value("dicom_client_requests_seconds_count", "operation", "store", "outcome", "done"))
                        .isEqualTo(2);
                await(
                        service,
                        all -> all.value("dicom_client_echo_success", there) == 1
                                && all.value("camel_dicom_held") == 0
                                && all.value("camel_dicom_ready") == 1);
            }
        }
    }

    @Test
    void addsNoSeriesAndNoDataOfPatientsForAThousandStudies() throws Exception {
        Peer.named("THOUSAND");
        routes.scripted("THOUSAND");
        try (Service service = routes.start()) {
            drop(1);
            await(service, all -> all.value("camel_dicom_files_total", "outcome", "sent") == 1);
            await(service, all -> all.value("camel_dicom_ready") == 1);
            Set<String> before = ours(scrape(service));

            drop(1000);
            Exposition after = await(service, all -> all.value("camel_dicom_files_total", "outcome", "sent") == 1001);

            assertThat(ours(after)).isEqualTo(before);
            assertThat(get(service).body())
                    .doesNotContain("Nachname", "HOSP-4711")
                    .doesNotContain(root.toString());
        }
    }

    private void drop(int count) throws IOException {
        Path parts = Files.createDirectories(root.resolve("parts"));
        for (int i = 0; i < count; i++) {
            Path written = TestObjects.ct()
                    .size(1, 1)
                    .patientName("Nachname^Vorname", StandardCharsets.US_ASCII, "")
                    .patientId("HOSP-4711")
                    .write(parts.resolve("Nachname-" + i + "-" + count + ".dcm"));
            Files.move(written, routes.inbox().resolve(written.getFileName()));
        }
    }

    /** All but those of the virtual machine, which come with its first collection of garbage. */
    private static Set<String> ours(Exposition exposition) {
        return exposition.series().stream()
                .filter(series -> !series.startsWith("jvm_"))
                .collect(Collectors.toSet());
    }

    @Test
    void givesOpenMetricsToThoseWhoAskForIt() throws Exception {
        Peer.named("OPENMETRICS");
        routes.scripted("OPENMETRICS");
        try (Service service = routes.start()) {
            Answer answer = get(service, "Accept: application/openmetrics-text;version=1.0.0,text/plain;q=0.5");

            assertThat(answer.headers().get("Content-Type")).startsWith("application/openmetrics-text; version=1.0.0");
            assertThat(answer.body()).endsWith("# EOF\n");
            assertThat(RawHttp.send(service.managementPort(), "GET", "/observe/metrics")
                            .status())
                    .isEqualTo(401);
        }
    }
}
