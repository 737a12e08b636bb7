package io.cameldicom.routes;

import io.cameldicom.routes.charset.CharsetReport;
import io.cameldicom.routes.charset.Preview;
import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.OptionException;
import io.cameldicom.routes.options.Options;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Says of a folder of objects which character sets they declare, which are true, and what would change. */
final class CharsetReportRun {
    private static final List<String> EDITS = List.of("relabel", "convert", "repair");

    private CharsetReportRun() {}

    /**
     * The mode that was asked for, which must be one that changes text; null where none was.
     *
     * @throws OptionException if it is another one
     */
    static String edit(String mode) {
        if (mode != null && !EDITS.contains(mode.strip())) {
            throw new OptionException("--mode: '" + mode + "' (expected: one of " + String.join(", ", EDITS) + ")");
        }
        return mode;
    }

    /**
     * @param options of the service; where its mode changes no text, what {@code repair} would do is told
     * @param withValues whether the texts themselves are printed, which are data of patients
     * @return {@link ExitCode#LEFT} where something is in doubt or could not be read
     */
    static ExitCode run(Options options, Path folder, boolean withValues, boolean json, PrintWriter out) {
        if (!Files.isDirectory(folder)) {
            throw unusable(folder, "it is not there, or no folder");
        }
        Options editing = EDITS.contains(options.text(Option.CHARSET_MODE))
                ? options
                : options.with(Option.CHARSET_MODE, "repair");
        editing.requireComplete();
        if (!json) {
            out.println(heading(editing));
        }
        try {
            return new CharsetReport(new Preview(editing), withValues, json, out).run(folder.toRealPath())
                    ? ExitCode.LEFT
                    : ExitCode.DONE;
        } catch (IOException e) {
            throw unusable(folder, e.getClass().getSimpleName());
        }
    }

    private static String heading(Options options) {
        return "nothing is changed; what " + options.text(Option.CHARSET_MODE) + " would do, with target "
                + orNone(options, Option.CHARSET_TARGET) + ", fallback " + orNone(options, Option.CHARSET_FALLBACK)
                + ", languages " + orNone(options, Option.CHARSET_HINT) + ", at least "
                + options.text(Option.CHARSET_MIN_CONFIDENCE) + " sure:";
    }

    private static String orNone(Options options, Option option) {
        return options.text(option).isEmpty() ? "-" : options.text(option);
    }

    private static OptionException unusable(Path folder, String why) {
        return new OptionException(
                "charset-report: '" + folder + "' (expected: a folder that we can read; " + why + ")");
    }
}
