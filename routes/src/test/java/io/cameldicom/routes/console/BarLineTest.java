package io.cameldicom.routes.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarLineTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final BarLine line = new BarLine(new PrintStream(written, true, StandardCharsets.UTF_8), 20);

    /** What stands on the screen in the end. */
    private List<String> screen() {
        List<StringBuilder> rows = new ArrayList<>(List.of(new StringBuilder()));
        int column = 0;
        for (char c : written.toString(StandardCharsets.UTF_8).toCharArray()) {
            StringBuilder row = rows.get(rows.size() - 1);
            switch (c) {
                case '\r' -> column = 0;
                case '\b' -> column--;
                case '\n' -> {
                    rows.add(new StringBuilder());
                    column = 0;
                }
                default -> {
                    row.replace(column, Math.min(row.length(), column + 1), String.valueOf(c));
                    column++;
                }
            }
        }
        return rows.stream()
                .map(StringBuilder::toString)
                .map(String::stripTrailing)
                .toList();
    }

    @Test
    void drawsOverItselfAndPutsLinesAbove() {
        line.accept("1 of 3 files");
        line.lines().println("something happened");
        line.accept("2 of 3");
        line.lines().print("half a ");
        line.accept("3 of 3");
        line.lines().println("line");

        assertThat(screen()).containsExactly("something happened", "half a line", "3 of 3");
    }

    @Test
    void neverFillsTheLastColumn() {
        line.accept("a bar that is longer than the terminal is wide");

        assertThat(screen()).containsExactly("a bar that is longe");
    }

    @Test
    void endsWithALineOfItsOwn() {
        line.accept("3 of 3");
        line.close();
        line.accept("too late");
        line.lines().println("below");

        assertThat(screen()).containsExactly("3 of 3", "below", "");
    }

    @Test
    void printsNothingOfItsOwnWhereNothingWasDrawn() {
        line.lines().println("a line");
        line.close();

        assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo("a line" + System.lineSeparator());
    }
}
