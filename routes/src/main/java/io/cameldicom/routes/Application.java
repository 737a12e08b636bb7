package io.cameldicom.routes;

import io.cameldicom.routes.options.ConfigFile;
import io.cameldicom.routes.options.Nearest;
import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.OptionSources;
import io.cameldicom.routes.options.Options;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
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
        sortOptions = false)
public final class Application implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger("camel-dicom");
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

    private static Options options(Optional<Path> config) {
        return Options.from(OptionSources.ofProcess(config.map(ConfigFile::read).orElseGet(Properties::new)));
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
        LOG.debug("the run failed", failure);
        commandLine.getErr().println(StartFailure.line(failure));
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
