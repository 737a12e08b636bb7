package io.cameldicom.routes.receipt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Which receipts a person asks for. All of the journal is read for it, in little memory; a service may be writing to it.
 *
 * @param study Study Instance UID
 * @param instance SOP Instance UID
 * @param since the time of the first one
 */
public record ReceiptQuery(Optional<String> study, Optional<String> instance, Optional<Instant> since) {

    /**
     * Hands each receipt over, the oldest first, together with its line.
     *
     * @param taker says whether it wants more
     * @throws IOException if a file cannot be read
     */
    public void run(Path folder, BiPredicate<Receipt, String> taker) throws IOException {
        String first = since.map(time -> DayFile.nameOf(LocalDate.ofInstant(time, ZoneOffset.UTC)))
                .orElse("");
        for (Path file : Replay.files(folder)) {
            if (file.getFileName().toString().compareTo(first) >= 0 && !run(taker, file)) {
                return;
            }
        }
    }

    private boolean run(BiPredicate<Receipt, String> taker, Path file) throws IOException {
        try (JournalLines lines = new JournalLines(file, 0)) {
            while (lines.next()) {
                String line = new String(lines.line(), 0, lines.length(), StandardCharsets.UTF_8);
                // most lines are of others, and looking for the text is much faster than reading them
                if (study.filter(uid -> !line.contains(uid)).isEmpty()
                        && instance.filter(uid -> !line.contains(uid)).isEmpty()
                        && !offer(taker, line)) {
                    return false;
                }
            }
            return true;
        }
    }

    private boolean offer(BiPredicate<Receipt, String> taker, String line) {
        Receipt receipt;
        try {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            receipt = Receipt.read(bytes, bytes.length);
        } catch (IOException e) {
            return true; // damaged: told by the service when it read it
        }
        return !matches(receipt) || taker.test(receipt, line);
    }

    private boolean matches(Receipt receipt) {
        return study.filter(uid -> !uid.equals(receipt.study())).isEmpty()
                && instance.filter(uid -> !uid.equals(receipt.instance())).isEmpty()
                && since.filter(time -> !isSince(receipt.sentAt(), time)).isEmpty();
    }

    private static boolean isSince(String sentAt, Instant time) {
        try {
            return sentAt != null && !Instant.parse(sentAt).isBefore(time);
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
