package io.cameldicom.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * Real files that were written by others, and broken ones made from them. They live outside of the repository: at {@code
 * -Ddicom.corpus}, relative to {@code -Ddicom.root} (the root of the repository), by default {@code ../shared/corpus}.
 */
public final class Corpus {
    private static final String DEFAULT_LOCATION = "../shared/corpus";

    private Corpus() {}

    /**
     * A real file.
     *
     * @param name relative to the corpus
     * @param transferSyntaxUid as File Meta Information says it; empty where there is none
     * @param charset Specific Character Set, empty where there is none
     * @param note features, and what other tools say
     */
    public record Real(
            String name,
            Path path,
            long size,
            String sha256,
            String transferSyntaxUid,
            String sopClassUid,
            String charset,
            String note) {
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * A broken file.
     *
     * @param name relative to the folder of broken files
     * @param mutation what was done to {@code base}
     * @param expected {@code send}, {@code quarantine} or {@code either}
     */
    public record Nasty(String name, Path path, String base, String mutation, String expected, String reason) {
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * One text element of a real file, and how it reads.
     *
     * @param text without trailing spaces
     * @param raw as encoded, with padding
     */
    public record ExpectedText(
            String name,
            Path path,
            String charset,
            String element,
            String vr,
            String text,
            byte[] raw,
            String agreement) {
        @Override
        public String toString() {
            return name + " " + element;
        }
    }

    /** Where the corpus is, whether it exists or not. */
    public static Path location() {
        Path root = Path.of(System.getProperty("dicom.root", ".."));
        return root.resolve(System.getProperty("dicom.corpus", DEFAULT_LOCATION))
                .toAbsolutePath()
                .normalize();
    }

    public static boolean isPresent() {
        return Files.isRegularFile(location().resolve("manifest.csv"));
    }

    /** Skips the test where the corpus is missing. It is never required: it is not part of the repository. */
    public static void require() {
        Assumptions.assumeTrue(isPresent(), "missing: the corpus of real files (give its folder with -Ddicom.corpus)");
    }

    /** All real files. */
    public static List<Real> files() {
        require();
        return Csv.read(location().resolve("manifest.csv")).stream()
                .map(row -> new Real(
                        row.get("file"),
                        location().resolve(row.get("file")),
                        Long.parseLong(row.get("size")),
                        row.get("sha256"),
                        row.get("transfer_syntax_uid"),
                        row.get("sop_class_uid"),
                        row.get("charset"),
                        row.get("note")))
                .toList();
    }

    /** The real file of that name in the corpus. */
    public static Path file(String name) {
        require();
        return location().resolve(name);
    }

    /** All broken files. */
    public static List<Nasty> nasty() {
        require();
        Path folder = location().resolve("nasty");
        return Csv.read(folder.resolve("manifest.csv")).stream()
                .map(row -> new Nasty(
                        row.get("file"),
                        folder.resolve(row.get("file")),
                        row.get("base"),
                        row.get("mutation"),
                        row.get("expected"),
                        row.get("reason")))
                .toList();
    }

    /** Every text element with characters beyond ASCII, and what it says. */
    public static List<ExpectedText> texts() {
        require();
        return Csv.read(location().resolve("expected_charset.csv")).stream()
                .map(Corpus::expectedText)
                .toList();
    }

    private static ExpectedText expectedText(Map<String, String> row) {
        return new ExpectedText(
                row.get("file"),
                location().resolve(row.get("file")),
                row.get("specific_character_set"),
                row.get("element"),
                row.get("vr"),
                row.get("expected_utf8"),
                HexFormat.of().parseHex(row.get("raw_hex")),
                row.get("agreement"));
    }
}
