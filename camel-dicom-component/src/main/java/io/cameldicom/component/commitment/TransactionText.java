package io.cameldicom.component.commitment;

import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.DicomAddress;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A transaction as text: a line for each thing, and a last one without which it is cut.
 *
 * <pre>
 * transaction 2.25.329800735698586629295641978511506172918
 * asked 2026-03-01T03:12:44Z
 * destination PACS@10.1.2.3:104
 * reporter PACS
 * instance 1.2.840.10008.5.1.4.1.1.2 1.2.826.0.1.3680043.8.1055.1
 * end
 * </pre>
 */
final class TransactionText {
    private static final String TRANSACTION = "transaction ";
    private static final String ASKED = "asked ";
    private static final String DESTINATION = "destination ";
    private static final String REPORTER = "reporter ";
    private static final String INSTANCE = "instance ";
    private static final String END = "end";

    private TransactionText() {}

    static String of(Transaction transaction) {
        StringBuilder text = new StringBuilder();
        line(text, TRANSACTION, transaction.uid());
        line(text, ASKED, transaction.asked());
        line(text, DESTINATION, transaction.destination());
        transaction.reporters().forEach(reporter -> line(text, REPORTER, reporter));
        transaction
                .instances()
                .forEach(instance -> line(text, INSTANCE, instance.sopClassUid() + " " + instance.sopInstanceUid()));
        return text.append(END).append('\n').toString();
    }

    private static void line(StringBuilder text, String word, Object value) {
        text.append(word).append(value).append('\n');
    }

    /** @throws IllegalArgumentException if it is no such text, or cut */
    static Transaction parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(lines.size() - 1).equals(END)) {
            throw new IllegalArgumentException("cut, or no transaction (expected: a last line 'end')");
        }
        Set<AeTitle> reporters = new HashSet<>();
        List<ReferencedInstance> instances = new ArrayList<>();
        for (String line : lines) {
            value(line, REPORTER).map(AeTitle::new).ifPresent(reporters::add);
            value(line, INSTANCE).map(TransactionText::instance).ifPresent(instances::add);
        }
        return new Transaction(
                only(lines, TRANSACTION),
                DicomAddress.parse(only(lines, DESTINATION)),
                reporters,
                instances,
                instant(only(lines, ASKED)));
    }

    private static Instant instant(String value) {
        try {
            return Instant.parse(value);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("asked: no time (expected: such as 2026-03-01T03:12:44Z)", e);
        }
    }

    private static ReferencedInstance instance(String value) {
        int space = value.indexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException("instance: one word (expected: SOP class and instance)");
        }
        return new ReferencedInstance(value.substring(0, space), value.substring(space + 1));
    }

    private static String only(List<String> lines, String word) {
        return lines.stream()
                .flatMap(line -> value(line, word).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word.strip() + ": missing (expected: a line of it)"));
    }

    private static Optional<String> value(String line, String word) {
        return line.startsWith(word) ? Optional.of(line.substring(word.length())) : Optional.empty();
    }
}
