package io.cameldicom.component.outcome;

import io.cameldicom.toolkit.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads policies and refuses what makes no sense in them. */
final class PolicyParser {
    private static final String FILE = "file:";
    private static final Pattern ENTRY = Pattern.compile("([^:=]*)[:=]([^:=]*)");
    /** No word has one, every status of use does. */
    private static final Pattern DIGIT = Pattern.compile("[0-9]");

    private static final Pattern STATUSES =
            Pattern.compile("([0-9A-F]{4})(?:\\s*-\\s*([0-9A-F]{4}))?", Pattern.CASE_INSENSITIVE);

    /** @param place where it stands, for messages */
    private record Placed(PolicyEntry entry, String place) {}

    private final List<Placed> entries = new ArrayList<>();

    private PolicyParser() {}

    static StatusPolicy parse(String text) {
        String trimmed = text == null ? "" : text.trim();
        PolicyParser parser = new PolicyParser();
        if (trimmed.startsWith(FILE)) {
            parser.addFile(trimmed.substring(FILE.length()));
        } else if (!trimmed.isEmpty()) {
            String[] parts = trimmed.split(",", -1);
            for (int i = 0; i < parts.length; i++) {
                parser.add(parts[i].trim(), "statusPolicy: entry " + (i + 1));
            }
        }
        return new StatusPolicy(parser.entries.stream().map(Placed::entry).toList());
    }

    private void addFile(String name) {
        List<String> lines;
        try {
            lines = Files.readAllLines(Path.of(name));
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "statusPolicy: " + name + " (expected: a readable UTF-8 file with one entry a line; "
                            + e.getClass().getSimpleName() + ")");
        }
        for (int i = 0; i < lines.size(); i++) {
            String entry = lines.get(i).split("#", 2)[0].trim();
            if (!entry.isEmpty()) {
                add(entry, "statusPolicy: " + name + " line " + (i + 1));
            }
        }
    }

    private void add(String text, String place) {
        try {
            Placed added = new Placed(entry(text), place);
            entries.forEach(earlier -> requireClear(earlier, added));
            entries.add(added);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(place + ", '" + text + "': " + e.getMessage());
        }
    }

    private static PolicyEntry entry(String text) {
        Matcher entry = ENTRY.matcher(text);
        if (!entry.matches()) {
            throw new IllegalArgumentException("no entry (expected: what = outcome, such as A700-A7FF = permanent)");
        }
        Ending ending = ending(entry.group(1).trim());
        Outcome outcome = outcome(entry.group(2).trim());
        if (!ending.sensible().contains(outcome)) {
            throw new IllegalArgumentException("'" + outcome.word() + "' makes no sense for " + ending.text()
                    + " (expected: " + words(ending.sensible()) + ")");
        }
        return new PolicyEntry(ending, outcome);
    }

    private static Outcome outcome(String word) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("outcome '" + word + "' (nearest: "
                        + Nearest.to(
                                        word,
                                        Arrays.stream(Outcome.values())
                                                .map(Outcome::word)
                                                .toList())
                                .orElseThrow()
                        + "; expected: one of " + words(Set.of(Outcome.values())) + ")"));
    }

    private static Ending ending(String what) {
        Matcher statuses = STATUSES.matcher(what);
        if (statuses.matches()) {
            int from = Integer.parseInt(statuses.group(1), 16);
            return new StatusRange(from, statuses.group(2) == null ? from : Integer.parseInt(statuses.group(2), 16));
        }
        if (what.equals(RejectionWords.REJECT) || what.startsWith(RejectionWords.REJECT + ".")) {
            return RejectionWords.parse(what);
        }
        return Arrays.stream(FailureKind.values())
                .filter(kind -> kind.text().equals(what))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(DIGIT.matcher(what).find() ? badStatus(what) : unknown(what)));
    }

    private static String badStatus(String what) {
        return "status '" + what
                + "' (expected: four hexadecimal digits, or two such parted by a dash, such as A700-A7FF)";
    }

    private static String unknown(String what) {
        List<String> words = Stream.concat(
                        Stream.of(RejectionWords.REJECT),
                        Arrays.stream(FailureKind.values()).map(FailureKind::text))
                .toList();
        List<String> known = Stream.concat(
                        words.stream(), RejectionWords.all().stream().map(word -> RejectionWords.REJECT + "." + word))
                .toList();
        return "'" + what + "' (nearest: " + Nearest.to(what, known).orElseThrow()
                + "; expected: a status such as A700, a range such as A700-A7FF, or one of " + String.join(", ", words)
                + ")";
    }

    /** Of two entries that overlap one must lie within the other: else it would be left open which of them counts. */
    private static void requireClear(Placed earlier, Placed added) {
        Ending first = earlier.entry().ending();
        Ending second = added.entry().ending();
        if (first.equals(second)) {
            throw new IllegalArgumentException("given already (" + earlier.place() + "; expected: once)");
        }
        if (first.overlaps(second) && !first.covers(second) && !second.covers(first)) {
            throw new IllegalArgumentException("overlaps " + first.text() + " (" + earlier.place()
                    + "; expected: one within the other, of which the narrower counts, or apart)");
        }
    }

    private static String words(Set<Outcome> outcomes) {
        return outcomes.stream().sorted().map(Outcome::word).collect(Collectors.joining(", "));
    }
}
