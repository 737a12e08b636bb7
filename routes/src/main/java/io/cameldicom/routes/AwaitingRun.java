package io.cameldicom.routes;

import io.cameldicom.routes.confirmation.StoredFile;
import io.cameldicom.routes.confirmation.StoredJournal;
import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.OptionException;
import io.cameldicom.routes.options.Options;
import io.cameldicom.routes.receipt.Receipt;
import io.cameldicom.routes.receipt.ReceiptQuery;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Prints what the destination has taken and not confirmed; a service may be running. */
final class AwaitingRun {
    private static final String COLUMNS = "%-24s  %-9s  %5s  %-8s  %-24s  %s";

    private AwaitingRun() {}

    /** @return {@link ExitCode#LEFT} where nothing waits */
    static ExitCode run(Options options, ReceiptQuery query, PrintWriter out) {
        Path folder = options.folder(Option.STATE);
        List<StoredFile> waiting = new ArrayList<>();
        if (Files.exists(folder.resolve(StoredJournal.NAME))) {
            try {
                StoredJournal.read(folder, stored -> {
                    if (isAskedFor(stored, query)) {
                        waiting.add(stored);
                    }
                });
            } catch (IOException e) {
                throw new OptionException(Option.STATE.key() + ": '" + folder
                        + "' (expected: the folder of the service, which we can read; "
                        + e.getClass().getSimpleName() + ")");
            }
        }
        print(waiting, out);
        return waiting.isEmpty() ? ExitCode.LEFT : ExitCode.DONE;
    }

    private static boolean isAskedFor(StoredFile stored, ReceiptQuery query) {
        Receipt receipt = stored.receipt();
        return query.study().filter(uid -> !uid.equals(receipt.study())).isEmpty()
                && query.instance()
                        .filter(uid -> !uid.equals(receipt.instance()))
                        .isEmpty()
                && query.since()
                        .filter(since -> since.toEpochMilli() > stored.at())
                        .isEmpty();
    }

    private static void print(List<StoredFile> waiting, PrintWriter out) {
        waiting.sort(Comparator.comparingLong(StoredFile::at));
        if (!waiting.isEmpty()) {
            out.println(String.format(COLUMNS, "stored", "state", "times", "file", "destination", "instance"));
        }
        waiting.forEach(stored -> out.println(String.format(
                COLUMNS,
                Instant.ofEpochMilli(stored.at()),
                stored.state().name().toLowerCase(Locale.ROOT),
                stored.sendings(),
                stored.receipt().file(),
                stored.destination(),
                stored.receipt().instance())));
        out.flush();
    }
}
