package io.cameldicom.routes.charset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.UncheckedIOException;

/** Prints file by file, and keeps nothing. */
final class ReportPrinter {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final boolean json;
    private final PrintWriter out;
    private boolean begun;

    ReportPrinter(boolean json, PrintWriter out) {
        this.json = json;
        this.out = out;
    }

    /** @return false where nobody reads on, behind a pipe that was closed */
    boolean print(FileReport report) {
        if (json) {
            out.println(line(report));
        } else {
            if (!begun) {
                out.println(ReportLines.HEADING);
            }
            ReportLines.of(report).forEach(out::println);
        }
        begun = true;
        return !out.checkError();
    }

    void end(ReportSummary summary) {
        if (!json) {
            summary.lines().forEach(out::println);
        }
        out.flush();
    }

    private static String line(FileReport report) {
        try {
            return JSON.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
