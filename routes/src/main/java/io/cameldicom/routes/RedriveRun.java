package io.cameldicom.routes;

import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.OptionException;
import io.cameldicom.routes.options.Options;
import io.cameldicom.routes.redrive.Redrive;
import io.cameldicom.routes.redrive.RedriveReport;
import io.cameldicom.routes.redrive.ResendMarks;
import io.cameldicom.routes.redrive.Selection;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Puts files from quarantine back into the inbox and says how many; a service may be running on both. */
final class RedriveRun {
    private RedriveRun() {}

    static ExitCode run(Options options, Selection selection, boolean resend, boolean dryRun, PrintWriter out) {
        Path inbox = existing(options, Option.INBOX);
        Path quarantine = existing(options, Option.QUARANTINE);
        Optional<ResendMarks> marks =
                resend ? Optional.of(new ResendMarks(existing(options, Option.STATE))) : Optional.empty();
        RedriveReport report;
        try {
            report = new Redrive(inbox, quarantine, marks).run(selection, dryRun);
        } catch (IOException e) {
            throw unusable(Option.QUARANTINE, quarantine, e.getClass().getSimpleName());
        }
        report.lines().forEach(out::println);
        out.flush();
        return report.left() > 0 ? ExitCode.LEFT : ExitCode.DONE;
    }

    private static Path existing(Options options, Option option) {
        Path folder = options.folder(option);
        try {
            if (Files.isDirectory(folder) && Files.isReadable(folder) && Files.isWritable(folder)) {
                return folder.toRealPath();
            }
            throw unusable(option, folder, "it is not there, or closed to us");
        } catch (IOException e) {
            throw unusable(option, folder, e.getClass().getSimpleName());
        }
    }

    private static OptionException unusable(Option option, Path folder, String why) {
        return new OptionException(option.key() + ": '" + folder
                + "' (expected: the folder of the service, which we can read and write; " + why + ")");
    }
}
