package io.cameldicom.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.component.DicomConfiguration;
import io.cameldicom.component.DicomEndpoint;
import io.cameldicom.routes.confirmation.Confirmations;
import io.cameldicom.routes.folders.DataFolders;
import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.OptionSources;
import io.cameldicom.routes.options.Options;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InquiriesTest {
    @TempDir
    Path root;

    private DicomConfiguration commitmentFor(String timeout) throws Exception {
        Options options = Options.from(new OptionSources(Map.of(), Map.of(), Map.of()))
                .with(Option.STATE, root.resolve("state").toString())
                .with(Option.INBOX, root.resolve("inbox").toString())
                .with(Option.SENT, root.resolve("sent").toString())
                .with(Option.QUARANTINE, root.resolve("quarantine").toString())
                .with(Option.RECEIPTS, root.resolve("receipts").toString())
                .with(Option.PACS_STORE, root.resolve("pacs").toString())
                .with(Option.PACS, "PEER@127.0.0.1:104")
                .with(Option.COMMIT, "true")
                .with(Option.COMMIT_TIMEOUT, timeout);
        Confirmations nobody = null;
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.start();
            Inquiries.OF_THE_COMPONENT.of(camel, options, DataFolders.prepare(options), nobody);
            return camel.getEndpoints().stream()
                    .map(DicomEndpoint.class::cast)
                    .findFirst()
                    .orElseThrow()
                    .getConfiguration();
        }
    }

    /** A PACS that never reports must not use up the room for questions: a file knows its last three, of 8 timeouts each. */
    @Test
    void keepsNoRequestForMuchLongerThanItsReportMeansAnything() throws Exception {
        DicomConfiguration commitment = commitmentFor("10m");

        assertThat(commitment.getCommitmentExpiry())
                .isBetween(Duration.ofMinutes(10).multipliedBy(3 * 8), Duration.ofHours(12));
        assertThat(commitment.getCommitmentMaximumOpen()).isGreaterThanOrEqualTo(100_000);
    }

    @Test
    void keepsEachForAnHourAtLeast() throws Exception {
        assertThat(commitmentFor("5s").getCommitmentExpiry()).isEqualTo(Duration.ofHours(1));
    }
}
