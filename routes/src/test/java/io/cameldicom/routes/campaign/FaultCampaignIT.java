package io.cameldicom.routes.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.Dcmtk;
import io.cameldicom.testing.Orthanc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Sender and receiver are killed with {@code kill -9}, stopped, reset, stalled and refused at random: nothing is lost, and
 * nothing is in quarantine that should have been delivered. How to run a longer one stands in docs/testing.md.
 */
@Timeout(3600)
@Execution(ExecutionMode.CONCURRENT)
class FaultCampaignIT {
    private final Settings settings = Settings.ofSystem();

    @TempDir
    Path folder;

    @Test
    void losesNothingToAPeerThatFailsInEveryWay() throws Exception {
        run(new FaultyReceiver(Files.createDirectory(folder.resolve("receiver"))));
    }

    @Test
    void losesNothingToAnOrthancThatIsKilled() throws Exception {
        Orthanc.require();
        run(new OrthancReceiver());
    }

    @Test
    void losesNothingToAnotherOfUsThatIsKilled() throws Exception {
        run(new EmbeddedReceiver(folder.resolve("receiver")));
    }

    @Test
    void losesNothingToADcmtkThatIsKilled() throws Exception {
        Dcmtk.require();
        run(new StoreScpReceiver(Files.createDirectory(folder.resolve("receiver"))));
    }

    private void run(Receiver receiver) throws Exception {
        try (receiver;
                Campaign campaign = new Campaign(settings, folder.resolve("sender"), receiver)) {
            List<String> violations = campaign.run();
            String told = "-Dcampaign.seed=" + settings.seed() + " "
                    + receiver.getClass().getSimpleName() + ": " + campaign.summary();
            System.out.println(told);
            assertThat(violations).as(told).isEmpty();
        }
    }
}
