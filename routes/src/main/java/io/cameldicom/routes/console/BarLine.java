package io.cameldicom.routes.console;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import me.tongfei.progressbar.ProgressBarConsumer;

/**
 * The last line of a terminal, on which a bar is drawn again and again. What is printed to {@link #lines()} meanwhile comes
 * as whole lines above it. Spaces and carriage returns are all that it needs. Thread-safe.
 */
public final class BarLine implements ProgressBarConsumer {
    private final PrintStream terminal;
    private final int width;
    private final PrintStream lines;
    private String bar = "";
    private boolean closed;

    /** @param width columns of the terminal */
    public BarLine(PrintStream terminal, int width) {
        this.terminal = terminal;
        this.width = width;
        this.lines = new PrintStream(new Lines(), true, Charset.defaultCharset());
    }

    /** For everybody else who prints. */
    public PrintStream lines() {
        return lines;
    }

    /** The last column stays free: a character there may begin a new line. */
    @Override
    public int getMaxRenderedLength() {
        return Math.max(1, width - 1);
    }

    @Override
    public synchronized void accept(String rendered) {
        if (closed) {
            return;
        }
        String cut =
                rendered.length() <= getMaxRenderedLength() ? rendered : rendered.substring(0, getMaxRenderedLength());
        int blanks = Math.max(0, bar.length() - cut.length());
        bar = cut;
        terminal.print("\r" + bar + " ".repeat(blanks) + "\b".repeat(blanks));
        terminal.flush();
    }

    private synchronized void print(byte[] wholeLines) {
        if (!bar.isEmpty()) {
            terminal.print("\r" + " ".repeat(bar.length()) + "\r");
        }
        terminal.write(wholeLines, 0, wholeLines.length);
        terminal.print(bar);
        terminal.flush();
    }

    /** The bar stays, and the next line begins below it. */
    @Override
    public synchronized void close() {
        if (!closed && !bar.isEmpty()) {
            terminal.println();
            terminal.flush();
        }
        bar = "";
        closed = true;
    }

    /** Keeps what is no whole line yet. */
    private final class Lines extends OutputStream {
        private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int value) {
            begun.write(value);
            if (value == '\n') {
                print(begun.toByteArray());
                begun.reset();
            }
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int count) {
            int end = from + count;
            while (end > from && bytes[end - 1] != '\n') {
                end--;
            }
            begun.write(bytes, from, end - from);
            if (end > from) {
                print(begun.toByteArray());
                begun.reset();
            }
            begun.write(bytes, end, from + count - end);
        }
    }
}
