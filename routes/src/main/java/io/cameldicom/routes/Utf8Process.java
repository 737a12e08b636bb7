package io.cameldicom.routes;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * Runs the application once more under a locale that knows all characters, where its own does not: started by cron or by a
 * service manager without a locale, Java cannot open a file whose name has an umlaut, and no option of it changes that.
 */
final class Utf8Process {
    private static final String MARK = "CAMEL_DICOM_UTF8_CHILD";
    private static final int KILLED = 137;
    private static final int LONGEST_STOP = 10;

    private Utf8Process() {}

    /** The exit code of the second process, or empty if this one can go on by itself. */
    static OptionalInt runIfNeeded() {
        if (System.getenv(MARK) != null) {
            endWithParent();
            return OptionalInt.empty();
        }
        boolean unix = !System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
        if (!unix || "UTF-8".equalsIgnoreCase(System.getProperty("sun.jnu.encoding"))) {
            return OptionalInt.empty();
        }
        return command().map(Utf8Process::run).orElse(OptionalInt.empty());
    }

    private static Optional<List<String>> command() {
        ProcessHandle.Info own = ProcessHandle.current().info();
        if (own.command().isEmpty() || own.arguments().isEmpty()) {
            return Optional.empty();
        }
        List<String> command = new ArrayList<>(List.of(own.command().get()));
        command.addAll(Arrays.asList(own.arguments().get()));
        boolean lostCharacters = command.stream().anyMatch(word -> word.indexOf('\uFFFD') >= 0);
        return lostCharacters ? Optional.empty() : Optional.of(command);
    }

    private static OptionalInt run(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO().redirectInput(ProcessBuilder.Redirect.PIPE);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put(MARK, "1");
        try {
            Process child = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(child), "stop"));
            return OptionalInt.of(child.waitFor());
        } catch (IOException e) {
            return OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.of(ExitCode.ERROR.code());
        }
    }

    private static void stop(Process child) {
        child.destroy();
        try {
            child.waitFor(LONGEST_STOP, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The pipe from the parent ends with it, even if it is killed: nobody may be left on the folders then. */
    private static void endWithParent() {
        Thread watch = new Thread(
                () -> {
                    try (InputStream pipe = System.in) {
                        while (pipe.read() >= 0) {
                            // the parent writes nothing
                        }
                    } catch (IOException e) {
                        // as good as its end
                    }
                    Runtime.getRuntime().halt(KILLED);
                },
                "parent");
        watch.setDaemon(true);
        watch.start();
    }
}
