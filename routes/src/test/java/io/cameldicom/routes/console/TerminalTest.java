package io.cameldicom.routes.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTest {
    @Test
    void readsTheColumns() {
        assertThat(Terminal.columns("24 100\n")).contains(100);
    }

    @Test
    void knowsNoWidthWhereTheTerminalTellsNone() {
        assertThat(Terminal.columns("0 0\n")).isEmpty();
        assertThat(Terminal.columns("")).isEmpty();
        assertThat(Terminal.columns("stty: not a tty")).isEmpty();
    }
}
