package io.cameldicom.component.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.component.DicomComponent;
import io.cameldicom.component.DicomConstants;
import io.cameldicom.component.TransientDicomException;
import io.cameldicom.component.commitment.CommitmentResult;
import io.cameldicom.component.commitment.FailedInstance;
import io.cameldicom.component.commitment.FailureReason;
import io.cameldicom.component.commitment.ReferencedInstance;
import io.cameldicom.component.commitment.StorageCommitmentException;
import io.cameldicom.testing.EveryEngine;
import io.cameldicom.testing.FreePort;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.Orthanc;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.testing.TlsKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Storage commitment by Orthanc, which reports on an association of its own. */
@ExtendWith(NoBufferLeaks.class)
@EveryEngine
class CommitmentIT {
    private static final String TITLE = "COMMITTED";
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final TestObjects STORED = TestObjects.ct();
    private static final ReferencedInstance KNOWN = new ReferencedInstance(STORED.sopClass(), STORED.instance());
    private static final ReferencedInstance UNKNOWN = new ReferencedInstance(STORED.sopClass(), "1.2.3.4.5");

    private static Orthanc orthanc;
    private static int port;

    @TempDir
    Path folder;

    private final BlockingQueue<CommitmentResult> heard = new LinkedBlockingQueue<>();
    private Path requests;
    private Calls calls;

    @BeforeAll
    static void startOrthanc() {
        Orthanc.require();
        port = FreePort.find();
        orthanc = Orthanc.options().modality(TITLE, port).start();
        orthanc.upload(STORED.bytes());
    }

    @AfterAll
    static void stopOrthanc() {
        if (orthanc != null) {
            orthanc.close();
        }
    }

    @BeforeEach
    void start() {
        requests = folder.resolve("requests");
        calls = started();
    }

    @AfterEach
    void stop() throws Exception {
        calls.close();
    }

    private Calls started() {
        Calls started = new Calls();
        started.context().getComponent("dicom", DicomComponent.class).addCommitmentListener(heard::add);
        return started;
    }

    private void listen() throws Exception {
        calls.listen(
                TITLE,
                port,
                "?services=commitment&commitmentDirectory=RAW(" + requests + ")",
                route -> route.to("mock:reported"));
    }

    @Test
    void commitsToWhatIsStoredInAFileOfTheRoute() throws Exception {
        listen();
        Path file = Files.write(folder.resolve("ct.dcm"), STORED.bytes());

        Exchange exchange = calls.succeed(uri(""), file);

        assertThat(exchange.getProperty(DicomConstants.COMMITMENT, CommitmentResult.class)
                        .committed())
                .containsExactly(KNOWN);
        assertThat(heard)
                .singleElement()
                .satisfies(result -> assertThat(result.transactionUid())
                        .isEqualTo(exchange.getMessage().getHeader(DicomConstants.TRANSACTION_UID)));
        assertThat(requests).isEmptyDirectory();
    }

    @Test
    void tellsWhatItDoesNotHave() throws Exception {
        listen();

        Exchange exchange = calls.send(
                uri(""),
                List.of(
                        KNOWN,
                        Map.of("SOPClassUID", UNKNOWN.sopClassUid(), "SOPInstanceUID", UNKNOWN.sopInstanceUid())));

        assertThat(exchange.getException())
                .isInstanceOf(TransientDicomException.class)
                .hasCauseInstanceOf(StorageCommitmentException.class)
                .hasMessageContaining("1 of 2 instances are not committed, 1 with 0112, no such object instance");
        CommitmentResult result = heard.poll(60, TimeUnit.SECONDS);
        assertThat(result.committed()).containsExactly(KNOWN);
        assertThat(result.failed()).containsExactly(new FailedInstance(UNKNOWN, FailureReason.NO_SUCH_INSTANCE));
    }

    @Test
    void commitsOverTls() throws Exception {
        TlsKeys keys = TlsKeys.make(Files.createDirectory(folder.resolve("keys")));
        int securePort = FreePort.find();
        try (Orthanc secure =
                Orthanc.options().modality("SECURE", securePort).tls(keys).start()) {
            secure.upload(STORED.bytes());
            calls.listen(
                    "SECURE",
                    securePort,
                    "?services=commitment&tlsClientAuthentication=need" + Calls.tls(keys),
                    route -> route.to("mock:reported"));

            Exchange exchange = calls.succeed(
                    "dicom:commit:" + secure.address() + "?callingAeTitle=SECURE" + Calls.tls(keys), KNOWN);

            assertThat(exchange.getMessage().getHeader(DicomConstants.COMPLETED))
                    .isEqualTo(1);
        }
    }

    @Test
    void takesAReportThatComesAfterARestart() throws Exception {
        Exchange exchange = calls.succeed(uri("&waitForCommitment=false"), KNOWN);
        String job = await().atMost(BOUND).until(CommitmentIT::failedReport, id -> id != null);
        calls.close();
        assertThat(requests).isNotEmptyDirectory();
        assertThat(heard).isEmpty();

        calls = started();
        listen();
        orthanc.post("/jobs/" + job + "/resubmit", "{}");

        CommitmentResult result = heard.poll(60, TimeUnit.SECONDS);
        assertThat(result).isNotNull();
        assertThat(result.transactionUid()).isEqualTo(exchange.getMessage().getHeader(DicomConstants.TRANSACTION_UID));
        assertThat(result.committed()).containsExactly(KNOWN);
        await().atMost(BOUND).untilAsserted(() -> assertThat(requests).isEmptyDirectory());
    }

    /** The job of a report that found nobody who listens. */
    private static String failedReport() {
        Matcher ids =
                Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}").matcher(orthanc.text("/jobs"));
        while (ids.find()) {
            String job = orthanc.text("/jobs/" + ids.group());
            if (job.contains("\"StorageCommitmentScp\"") && job.contains("\"Failure\"")) {
                return ids.group();
            }
        }
        return null;
    }

    private String uri(String options) {
        return "dicom:commit:" + orthanc.address() + "?callingAeTitle=" + TITLE + "&commitmentDirectory=RAW(" + requests
                + ")" + options;
    }
}
