package io.cameldicom.component.outcome;

import io.cameldicom.toolkit.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How rejections are written in a policy: {@code reject}, then any of a result, a source and a reason in the words of
 * PS3.8 table 9-21, or all three as numbers, parted by dots.
 */
final class RejectionWords {
    static final String REJECT = "reject";

    private static final List<String> RESULTS = List.of("permanent", "transient");
    private static final List<String> SOURCES = List.of("service-user", "acse", "presentation");
    private static final int LARGEST_REASON = 0xFF;

    private record Reason(int source, int reason, String word) {}

    private static final List<Reason> REASONS = List.of(
            new Reason(1, 1, "no-reason-given"),
            new Reason(1, 2, "application-context-name-not-supported"),
            new Reason(1, 3, "calling-ae-title-not-recognized"),
            new Reason(1, 7, "called-ae-title-not-recognized"),
            new Reason(2, 1, "no-reason-given"),
            new Reason(2, 2, "protocol-version-not-supported"),
            new Reason(3, 1, "temporary-congestion"),
            new Reason(3, 2, "local-limit-exceeded"));

    private RejectionWords() {}

    static List<String> all() {
        return Stream.of(RESULTS.stream(), SOURCES.stream(), REASONS.stream().map(Reason::word))
                .flatMap(words -> words)
                .distinct()
                .toList();
    }

    /**
     * @param text begins with {@code reject}
     * @throws IllegalArgumentException saying what is wrong
     */
    static Rejection parse(String text) {
        List<String> parts = new ArrayList<>(Arrays.asList(text.split("\\.", -1)));
        parts.remove(0);
        if (!parts.isEmpty() && parts.stream().allMatch(part -> part.matches("[0-9]+"))) {
            return ofNumbers(parts);
        }
        int result = take(parts, RESULTS);
        int source = take(parts, SOURCES);
        Optional<Reason> reason = parts.isEmpty() ? Optional.empty() : Optional.of(reason(source, parts.remove(0)));
        if (!parts.isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + parts.get(0)
                            + "' is one too many (expected: reject, then at most a result, a source and a reason, in this order)");
        }
        return new Rejection(
                result,
                reason.map(Reason::source).orElse(source),
                reason.map(Reason::reason).orElse(Rejection.ANY));
    }

    private static Rejection ofNumbers(List<String> parts) {
        List<Integer> numbers = parts.stream()
                .map(part -> part.length() > 3 ? Integer.MAX_VALUE : Integer.parseInt(part))
                .toList();
        if (numbers.size() != 3
                || numbers.get(0) < 1
                || numbers.get(0) > RESULTS.size()
                || numbers.get(1) < 1
                || numbers.get(1) > SOURCES.size()
                || numbers.get(2) > LARGEST_REASON) {
            throw new IllegalArgumentException("'" + String.join(".", parts)
                    + "' (expected: result 1 or 2, source 1 to 3 and reason 0 to 255, such as reject.1.1.7)");
        }
        return new Rejection(numbers.get(0), numbers.get(1), numbers.get(2));
    }

    /** The number of the first part if it is one of {@code words}; then it is taken away. */
    private static int take(List<String> parts, List<String> words) {
        int index = parts.isEmpty() ? -1 : words.indexOf(parts.get(0));
        if (index < 0) {
            return Rejection.ANY;
        }
        parts.remove(0);
        return index + 1;
    }

    private static Reason reason(int source, String word) {
        List<Reason> possible = REASONS.stream()
                .filter(reason -> source == Rejection.ANY || reason.source == source)
                .toList();
        List<Reason> meant =
                possible.stream().filter(reason -> reason.word.equals(word)).toList();
        if (meant.size() == 1) {
            return meant.get(0);
        }
        if (meant.size() > 1) {
            throw new IllegalArgumentException("'" + word + "' may come from " + sources(meant)
                    + " (expected: the source before it, such as reject." + SOURCES.get(meant.get(0).source - 1) + "."
                    + word + ")");
        }
        List<String> known = source == Rejection.ANY
                ? all()
                : possible.stream().map(Reason::word).toList();
        throw new IllegalArgumentException("'" + word + "' (nearest: " + nearest(word, known) + "; expected: one of "
                + String.join(", ", known) + ")");
    }

    /** A word cut short is the likeliest mistake where words are so long. */
    private static String nearest(String word, List<String> known) {
        return known.stream()
                .filter(candidate -> candidate.startsWith(word))
                .findFirst()
                .orElseGet(() -> Nearest.to(word, known).orElseThrow());
    }

    private static String sources(List<Reason> reasons) {
        return reasons.stream().map(reason -> SOURCES.get(reason.source - 1)).collect(Collectors.joining(" or "));
    }

    static String text(Rejection rejection) {
        StringBuilder text = new StringBuilder(REJECT);
        Optional<Reason> reason = REASONS.stream()
                .filter(known -> known.source == rejection.source() && known.reason == rejection.reason())
                .findFirst();
        if (reason.isEmpty() && rejection.reason() != Rejection.ANY) {
            return text + "." + rejection.result() + "." + rejection.source() + "." + rejection.reason();
        }
        if (rejection.result() != Rejection.ANY) {
            text.append('.').append(RESULTS.get(rejection.result() - 1));
        }
        if (rejection.source() != Rejection.ANY) {
            text.append('.').append(SOURCES.get(rejection.source() - 1));
        }
        reason.ifPresent(known -> text.append('.').append(known.word));
        return text.toString();
    }
}
