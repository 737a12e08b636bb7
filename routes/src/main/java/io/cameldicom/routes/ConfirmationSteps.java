package io.cameldicom.routes;

import io.cameldicom.routes.confirmation.ConfirmationConsole;
import io.cameldicom.routes.confirmation.ConfirmationTimes;
import io.cameldicom.routes.confirmation.Confirmations;
import io.cameldicom.routes.folders.DataFolders;
import io.cameldicom.routes.gate.Census;
import io.cameldicom.routes.gate.InboxGate;
import io.cameldicom.routes.gate.Scans;
import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.OptionException;
import io.cameldicom.routes.options.Options;
import java.io.IOException;
import java.time.Duration;
import org.apache.camel.CamelContext;

/** What the destination has taken and has to confirm, as the options have it. */
final class ConfirmationSteps implements AutoCloseable {
    private static final Duration GATHER = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int BATCH_OF_QUERIES = 20;

    private final Confirmations confirmations;

    private ConfirmationSteps(Confirmations confirmations) {
        this.confirmations = confirmations;
    }

    /** @throws OptionException if what waits cannot be read or written down */
    static ConfirmationSteps open(Options options, DataFolders folders, InboxGate gate) {
        try {
            ConfirmationSteps steps = new ConfirmationSteps(Confirmations.open(
                    folders.state(), options.confirmation(), options.pacs().toString(), times(options), gate));
            gate.holdUnless(
                    steps.confirmations::isAvailable, "state: cannot be written (expected: a folder with room)");
            return steps;
        } catch (IOException e) {
            throw new OptionException(
                    Option.STATE.key() + ": '" + folders.state() + "' (expected: a folder we can read and write; "
                            + e.getClass().getSimpleName() + ")");
        }
    }

    private static ConfirmationTimes times(Options options) {
        Duration longestPause = options.duration(Option.RETRY_MAXIMUM_DELAY);
        return options.flag(Option.COMMIT)
                ? new ConfirmationTimes(
                        options.count(Option.COMMIT_BATCH),
                        GATHER,
                        options.duration(Option.COMMIT_TIMEOUT),
                        Duration.ZERO,
                        PAUSE,
                        longestPause)
                : new ConfirmationTimes(
                        BATCH_OF_QUERIES,
                        GATHER,
                        options.duration(Option.VERIFY_TIMEOUT),
                        options.duration(Option.VERIFY_TIMEOUT),
                        PAUSE,
                        longestPause);
    }

    /** Begins to ask, once the routes run; does nothing where nobody has to confirm. */
    void start(CamelContext camel, Options options, DataFolders folders, Inquiries inquiries) {
        if (confirmations.isOn()) {
            new ConfirmationConsole(confirmations).register(camel);
            confirmations.start(inquiries.of(camel, options, folders, confirmations));
        }
    }

    Confirmations confirmations() {
        return confirmations;
    }

    /** To be told of each scan. */
    Scans scans() {
        return new Scans() {
            @Override
            public void completed(Census census) {
                confirmations.looked();
            }

            @Override
            public void failed(Exception cause) {}
        };
    }

    @Override
    public void close() throws IOException {
        confirmations.close();
    }
}
