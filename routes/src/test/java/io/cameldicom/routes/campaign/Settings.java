package io.cameldicom.routes.campaign;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How a campaign is run; every value can be set on the command line.
 *
 * @param seed of everything that happens by chance; {@code -Dcampaign.seed=N}
 * @param files that are dropped, about; {@code -Dcampaign.files=N}
 * @param kills of the sender, at least; {@code -Dcampaign.kills=N}
 * @param patience how long the rest may take when nothing fails any more; {@code -Dcampaign.patience=SECONDS}
 * @param engine that sends; {@code -Dcampaign.engine=dcm4che} in a build that has it
 */
record Settings(long seed, int files, int kills, Duration patience, String engine) {
    static Settings ofSystem() {
        return new Settings(
                Long.getLong("campaign.seed", ThreadLocalRandom.current().nextLong(1, 1_000_000)),
                Integer.getInteger("campaign.files", 80),
                Integer.getInteger("campaign.kills", 2),
                Duration.ofSeconds(Integer.getInteger("campaign.patience", 120)),
                System.getProperty("campaign.engine", "netty"));
    }
}
