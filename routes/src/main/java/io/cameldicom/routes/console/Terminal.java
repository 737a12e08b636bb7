package io.cameldicom.routes.console;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What this process writes to. */
public final class Terminal {
    private static final int USUAL_WIDTH = 80;
    private static final File TTY = new File("/dev/tty");

    private Terminal() {}

    /** Whether standard input and output are a terminal that can go back to the begin of a line. */
    public static boolean isThere() {
        return console().isPresent() && !"dumb".equals(System.getenv("TERM"));
    }

    /** The console, where standard input and output are a terminal. Since Java 22 there is one also where they are none. */
    public static Optional<Console> console() {
        return Optional.ofNullable(System.console()).filter(Terminal::isTerminal);
    }

    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** Columns of the terminal; 80 where nobody tells. Blocks, at most a second. */
    public static int width() {
        return TTY.canRead() ? asked().orElse(USUAL_WIDTH) : USUAL_WIDTH;
    }

    private static Optional<Integer> asked() {
        try {
            Process stty = new ProcessBuilder("stty", "size").redirectInput(TTY).start();
            if (!stty.waitFor(1, TimeUnit.SECONDS)) {
                stty.destroyForcibly();
                return Optional.empty();
            }
            return columns(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Of {@code rows columns}; empty where the terminal does not know them, and says 0. */
    static Optional<Integer> columns(String size) {
        String[] numbers = size.strip().split(" ");
        return numbers.length == 2 && numbers[1].matches("[1-9]\\d{0,3}")
                ? Optional.of(Integer.valueOf(numbers[1]))
                : Optional.empty();
    }
}
