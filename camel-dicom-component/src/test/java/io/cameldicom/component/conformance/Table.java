package io.cameldicom.component.conformance;

import java.util.ArrayList;
import java.util.List;

/** A table of the conformance statement. */
final class Table {
    private final int columns;
    private final StringBuilder markdown = new StringBuilder();

    Table(String... headings) {
        this.columns = headings.length;
        add(List.of(headings));
        markdown.append("|---".repeat(columns)).append("|\n");
    }

    Table row(Object... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException("cells: " + cells.length + " (expected: " + columns + ")");
        }
        List<String> texts = new ArrayList<>();
        for (Object cell : cells) {
            texts.add(cell.toString().replace("|", "\\|").replace("\n", " "));
        }
        add(texts);
        return this;
    }

    private void add(List<String> texts) {
        markdown.append("| ").append(String.join(" | ", texts)).append(" |\n");
    }

    String markdown() {
        return markdown.toString().replace("|  |", "| |");
    }
}
