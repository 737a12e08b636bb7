package io.cameldicom.routes;

import io.cameldicom.routes.logging.LogSettings;
import io.cameldicom.routes.options.ConfigFile;
import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.OptionSources;
import io.cameldicom.routes.options.Options;
import io.cameldicom.routes.receipt.ReceiptQuery;
import io.cameldicom.routes.redrive.Selection;
import io.cameldicom.routes.redrive.Since;
import io.cameldicom.toolkit.Nearest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. */
@Command(
        name = "camel-dicom",
        description = "Sends what lies in a folder to a PACS, by declarative routes.",
        versionProvider = Application.Version.class,
        subcommands = UsersRun.class,
        sortOptions = false)
public final class Application implements Callable<Integer> {
    private static final int HELP_WIDTH = 120;

    @CommandLine.Option(names = "--once", description = "Drain the inbox, print a summary, stop.")
    private boolean once;

    @CommandLine.Option(names = "--help", usageHelp = true, description = "Show this text and stop.")
    private boolean help;

    @CommandLine.Option(names = "--version", versionHelp = true, description = "Show the version and stop.")
    private boolean version;

    /** Runs until the routes are stopped, the inbox is drained, or the demo is over. */
    public static void main(String[] arguments) {
        OptionalInt otherProcess = Utf8Process.runIfNeeded();
        System.exit(otherProcess.isPresent() ? otherProcess.getAsInt() : execute(arguments));
    }

    static int execute(String... arguments) {
        CommandLine commandLine = new CommandLine(new Application());
        commandLine.setParameterExceptionHandler(Application::explain);
        commandLine.setExecutionExceptionHandler(Application::fail);
        commandLine.getCommandSpec().usageMessage().width(HELP_WIDTH).footer(optionLines());
        return commandLine.execute(arguments);
    }

    @Override
    public Integer call() throws Exception {
        Optional<Path> config = Installation.config();
        Options options = options(config);
        return (once ? OnceRun.run(options, config) : ServiceRun.run(options, config)).code();
    }

    @Command(name = "demo", description = "Make a few studies, send them to the embedded PACS, compare, stop.")
    Integer demo() throws Exception {
        return DemoRun.run(System.out).code();
    }

    @Command(
            name = "redrive",
            description = "Put files from quarantine back into the inbox; a service may be running.",
            sortOptions = false)
    Integer redrive(
            @CommandLine.Option(
                            names = "--cause",
                            split = ",",
                            paramLabel = "X",
                            description = "Only those of these causes, as in .reason.json, joined by commas.")
                    List<String> causes,
            @CommandLine.Option(
                            names = "--since",
                            paramLabel = "TIME",
                            description =
                                    "Only those quarantined since a date (2026-11-24), a time (2026-11-24T08:30) or for"
                                            + " a span (90m, 2h, 3d).")
                    String since,
            @CommandLine.Option(
                            names = "--resend",
                            description = "Send them even where a receipt says that they were sent.")
                    boolean resend,
            @CommandLine.Option(names = "--dry-run", description = "Only count.") boolean dryRun,
            @CommandLine.Option(names = "--help", usageHelp = true, description = "Show this text and stop.")
                    boolean helpOnly) {
        Selection selection = new Selection(
                causes == null ? Set.of() : Set.copyOf(causes),
                Optional.ofNullable(since).map(text -> Since.parse(text, Clock.systemDefaultZone())));
        return RedriveRun.run(
                        options(Installation.config()), selection, resend, dryRun, new PrintWriter(System.out, true))
                .code();
    }

    @Command(
            name = "receipts",
            description =
                    "Print what was delivered; a service may be running. Exit code 3 where there is no such receipt.",
            sortOptions = false)
    Integer receipts(
            @CommandLine.Option(names = "--study", paramLabel = "UID", description = "Only those of this study.")
                    String study,
            @CommandLine.Option(names = "--instance", paramLabel = "UID", description = "Only those of this instance.")
                    String instance,
            @CommandLine.Option(
                            names = "--since",
                            paramLabel = "TIME",
                            description =
                                    "Only those since a date (2026-11-24), a time (2026-11-24T08:30) or for a span"
                                            + " (90m, 2h, 3d).")
                    String since,
            @CommandLine.Option(names = "--json", description = "Print the lines as they are.") boolean json,
            @CommandLine.Option(
                            names = "--awaiting",
                            description =
                                    "Print instead what the PACS has taken and not confirmed yet (commit, verify).")
                    boolean awaiting,
            @CommandLine.Option(names = "--help", usageHelp = true, description = "Show this text and stop.")
                    boolean helpOnly) {
        ReceiptQuery query = ReceiptsRun.query(
                study, instance, Optional.ofNullable(since).map(text -> Since.parse(text, Clock.systemDefaultZone())));
        Options options = options(Installation.config());
        PrintWriter out = new PrintWriter(System.out);
        ExitCode code = awaiting ? AwaitingRun.run(options, query, out) : ReceiptsRun.run(options, query, json, out);
        if (code == ExitCode.LEFT) {
            System.err.println("camel-dicom: " + (awaiting ? "nothing waits to be confirmed" : "no such receipt"));
        }
        return code.code();
    }

    @Command(
            name = "health",
            description =
                    "Ask the service that runs with the same options whether it lives. Exit code 1 where it does not.")
    Integer health(
            @CommandLine.Option(
                            names = "--ready",
                            description = "Ask whether it can work: the PACS answers, the folders have room.")
                    boolean ready,
            @CommandLine.Option(names = "--help", usageHelp = true, description = "Show this text and stop.")
                    boolean helpOnly) {
        return HealthRun.run(options(Installation.config()), ready, new PrintWriter(System.out))
                .code();
    }

    @Command(
            name = "charset-report",
            description =
                    "Say of each object in a folder which character set it declares, which is true, and what would change."
                            + " Changes nothing. Exit code 3 where something is in doubt or could not be read.",
            sortOptions = false)
    Integer charsetReport(
            @CommandLine.Parameters(paramLabel = "DIR", description = "The folder, with the folders in it.")
                    Path folder,
            @CommandLine.Option(
                            names = "--mode",
                            paramLabel = "X",
                            description = "relabel, convert or repair; by default as the service has it, else repair.")
                    String mode,
            @CommandLine.Option(names = "--target", paramLabel = "SET", description = "As charset.target.")
                    String target,
            @CommandLine.Option(names = "--fallback", paramLabel = "SET", description = "As charset.fallback.")
                    String fallback,
            @CommandLine.Option(names = "--hint", paramLabel = "de,fr", description = "As charset.hint.") String hint,
            @CommandLine.Option(
                            names = "--min-confidence",
                            paramLabel = "0.9",
                            description = "As charset.minConfidence.")
                    String minConfidence,
            @CommandLine.Option(
                            names = "--values",
                            description = "Print also the texts, before and after: they are data of patients.")
                    boolean values,
            @CommandLine.Option(names = "--json", description = "Print one object of JSON for each file.") boolean json,
            @CommandLine.Option(names = "--help", usageHelp = true, description = "Show this text and stop.")
                    boolean helpOnly) {
        Options options = options(Installation.config());
        options = with(options, Option.CHARSET_MODE, CharsetReportRun.edit(mode));
        options = with(options, Option.CHARSET_TARGET, target);
        options = with(options, Option.CHARSET_FALLBACK, fallback);
        options = with(options, Option.CHARSET_HINT, hint);
        options = with(options, Option.CHARSET_MIN_CONFIDENCE, minConfidence);
        return CharsetReportRun.run(options, folder, values, json, new PrintWriter(System.out))
                .code();
    }

    private static Options with(Options options, Option option, String value) {
        return value == null ? options : options.with(option, value.strip());
    }

    /** The logging knows what it needs before anything is logged, be it that an option is wrong or the file unreadable. */
    static Options options(Optional<Path> config) {
        LogSettings.apply(OptionSources.ofProcess(new Properties()));
        OptionSources sources =
                OptionSources.ofProcess(config.map(ConfigFile::read).orElseGet(Properties::new));
        LogSettings.apply(sources);
        return Options.from(sources);
    }

    private static int explain(CommandLine.ParameterException failure, String[] arguments) {
        CommandLine commandLine = failure.getCommandLine();
        if (failure instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String argument = unmatched.getUnmatched().get(0);
            String nearest = Nearest.to(argument, words(commandLine)).orElse("--help");
            commandLine
                    .getErr()
                    .println(argument + ": unknown argument (the nearest is " + nearest + "; --help lists all)");
        } else {
            commandLine.getErr().println(failure.getMessage());
        }
        return ExitCode.ERROR.code();
    }

    private static List<String> words(CommandLine commandLine) {
        List<String> words =
                new ArrayList<>(commandLine.getCommandSpec().optionsMap().keySet());
        words.addAll(commandLine.getSubcommands().keySet());
        return words;
    }

    private static int fail(Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) {
        Logger log = LoggerFactory.getLogger("camel-dicom");
        log.debug("the run failed", failure);
        String line = StartFailure.line(failure);
        if (LogSettings.isJson() && !parsed.hasSubcommand()) {
            log.atError().addKeyValue("event", "app.failed").log("{}", line);
        } else {
            commandLine.getErr().println(line);
        }
        return ExitCode.ERROR.code();
    }

    private static String[] optionLines() {
        List<String> lines = new ArrayList<>(List.of(
                "",
                "Options, in config/application.properties (of the working directory, else beside the jar),",
                "as -Dkey=value before -jar, or as an environment variable such as INBOX_SETTLE:"));
        Arrays.stream(Option.values())
                .map(option -> String.format(
                        "  %-22s %s%s",
                        option.key(),
                        option.description(),
                        option.defaultValue().isEmpty() ? "" : " [" + option.defaultValue() + "]"))
                .forEach(lines::add);
        lines.add("");
        lines.add(
                "Exit code: 0 all was stored, 2 something is in quarantine, 3 something is left in the inbox, 1 error.");
        return lines.stream().map(line -> line.replace("%", "%%")).toArray(String[]::new);
    }

    /** The version of this build. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"camel-dicom " + BuildVersion.text()};
        }
    }
}
