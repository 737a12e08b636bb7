package io.cameldicom.routes.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages for users, as they stand in the repository. */
final class Pages {
    private static final Path ROOT = Path.of(System.getProperty("dicom.root", ".."));

    private Pages() {}

    static String read(String page) {
        try {
            return Files.readString(ROOT.resolve(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> all() {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of("README.md"),
                            docs.filter(page -> page.toString().endsWith(".md"))
                                    .map(page -> "docs/" + page.getFileName())
                                    .sorted())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fenced blocks of one language, in order. */
    static List<String> blocks(String page, String language) {
        Pattern block = Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
        return block.matcher(read(page)).results().map(found -> found.group(1)).toList();
    }
}
