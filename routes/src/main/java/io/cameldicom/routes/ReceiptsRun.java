package io.cameldicom.routes;

import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.OptionException;
import io.cameldicom.routes.options.Options;
import io.cameldicom.routes.receipt.Receipt;
import io.cameldicom.routes.receipt.ReceiptQuery;
import io.cameldicom.toolkit.data.Uid;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Prints receipts; a service may be writing some. */
final class ReceiptsRun {
    private static final String COLUMNS = "%-24s  %-17s  %-6s  %12s  %8s  %-6s  %-10s  %-24s  %s";

    private ReceiptsRun() {}

    /**
     * @param json whether each line is printed as it stands in the journal
     * @return {@link ExitCode#LEFT} where no receipt was found
     */
    static ExitCode run(Options options, ReceiptQuery query, boolean json, PrintWriter out) {
        Path folder = options.folder(Option.RECEIPTS);
        if (!Files.isDirectory(folder)) {
            throw unusable(folder, "it is not there");
        }
        boolean[] found = {false};
        try {
            query.run(folder, (receipt, line) -> {
                if (!found[0] && !json) {
                    out.println(String.format(
                            COLUMNS,
                            "sent",
                            "outcome",
                            "status",
                            "bytes",
                            "attempts",
                            "resent",
                            "confirmed",
                            "destination",
                            "instance"));
                }
                found[0] = true;
                out.println(json ? line : columns(receipt));
                return !out.checkError(); // nobody reads on behind a pipe that was closed
            });
        } catch (IOException e) {
            throw unusable(folder, e.getClass().getSimpleName());
        }
        out.flush();
        return found[0] ? ExitCode.DONE : ExitCode.LEFT;
    }

    private static String columns(Receipt receipt) {
        return String.format(
                COLUMNS,
                receipt.sentAt(),
                receipt.outcome().word(),
                text(receipt.status()),
                text(receipt.bytes()),
                receipt.attempts(),
                receipt.resent() ? "yes" : "no",
                receipt.confirmation() == null
                        ? "-"
                        : text(receipt.confirmation().by()),
                receipt.destination(),
                receipt.instance());
    }

    private static String text(Object value) {
        return value == null ? "-" : value.toString();
    }

    /** @throws IllegalArgumentException if one of the UIDs is none */
    static ReceiptQuery query(String study, String instance, Optional<Instant> since) {
        return new ReceiptQuery(uid("--study", study), uid("--instance", instance), since);
    }

    private static Optional<String> uid(String option, String uid) {
        if (uid != null && !Uid.isValid(uid.strip())) {
            throw new IllegalArgumentException(
                    option + ": '" + uid + "' (expected: a UID, digits in parts joined by dots)");
        }
        return Optional.ofNullable(uid).map(String::strip);
    }

    private static OptionException unusable(Path folder, String why) {
        return new OptionException(Option.RECEIPTS.key() + ": '" + folder
                + "' (expected: the folder of the service, which we can read; " + why + ")");
    }
}
