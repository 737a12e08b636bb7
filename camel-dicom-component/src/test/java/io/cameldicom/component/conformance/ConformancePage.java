package io.cameldicom.component.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * docs/conformance.md: text by hand, and tables made from the code between {@code <!-- table: name -->} and {@code <!-- end
 * of table -->}.
 */
final class ConformancePage {
    private static final Path FILE =
            Path.of(System.getProperty("dicom.root", "..")).resolve("docs/conformance.md");
    private static final Pattern TABLE =
            Pattern.compile("(<!-- table: ([a-z-]+) -->\n)(.*?)(<!-- end of table -->)", Pattern.DOTALL);

    private ConformancePage() {}

    static String read() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(String page) {
        try {
            Files.writeString(FILE, page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the tables that the page wants. */
    static Set<String> tables(String page) {
        return TABLE.matcher(page)
                .results()
                .map(found -> found.group(2))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The page with each of its tables as given. */
    static String with(String page, Map<String, Table> tables) {
        return TABLE.matcher(page)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) + "\n" + tables.get(found.group(2)).markdown() + "\n" + found.group(4)));
    }
}
