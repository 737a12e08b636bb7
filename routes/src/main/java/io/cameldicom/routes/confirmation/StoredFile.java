package io.cameldicom.routes.confirmation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cameldicom.routes.gate.Standing;
import io.cameldicom.routes.receipt.Receipt;
import io.cameldicom.toolkit.file.FileIdentity;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A file of the inbox that the destination has taken: a line of the journal, of which the last one about a file counts.
 *
 * @param at when the destination took it, milliseconds since 1970
 * @param destination {@code AE@host:port}
 * @param file hash of the path, in hexadecimal digits: paths may name patients
 * @param size bytes of the file
 * @param modified its time of last change, nanoseconds since 1970
 * @param key hash of its file key
 * @param changed time of last change of its inode, nanoseconds since 1970; 0 where the file system has none
 * @param sopClassUid of the object
 * @param receipt what its receipt will say, but for the confirmation
 * @param state where it stands
 * @param transactions UIDs of the last questions since it was sent last
 * @param sendings how often it was sent because of what the destination said, the first time included
 * @param reason Failure Reason (0008,1197) where it is refused, else 0
 * @param confirmedAt when it was confirmed, milliseconds since 1970; 0 if it is not
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
@JsonIgnoreProperties(ignoreUnknown = true)
public record StoredFile(
        long at,
        String destination,
        String file,
        long size,
        long modified,
        int key,
        long changed,
        String sopClassUid,
        Receipt receipt,
        State state,
        List<String> transactions,
        int sendings,
        int reason,
        long confirmedAt) {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final int MOST_TRANSACTIONS = 3;

    /** Where a file stands. */
    public enum State {
        /** Not asked about, or to be asked again. */
        WAITING,
        /** Asked about: the answer is to come. */
        ASKED,
        /** The destination has it: the file may leave. */
        CONFIRMED,
        /** The destination does not have it: it is to be sent again. */
        ABSENT,
        /** The destination refuses it for good. */
        REFUSED,
        /** It has left the inbox, or is another file now. */
        GONE;

        boolean isOpen() {
            return this == WAITING || this == ASKED;
        }
    }

    public StoredFile {
        transactions = transactions == null ? List.of() : List.copyOf(transactions);
    }

    /** A file that the destination has just taken. */
    static StoredFile of(long at, long path, FileIdentity identity, String sopClassUid, Receipt receipt, int sendings) {
        return new StoredFile(
                at,
                receipt.destination(),
                Long.toHexString(path),
                identity.size(),
                nanos(identity.modified()),
                identity.key().map(Object::hashCode).orElse(0),
                identity.changed().map(StoredFile::nanos).orElse(0L),
                sopClassUid,
                receipt,
                State.WAITING,
                List.of(),
                sendings,
                0,
                0);
    }

    private static long nanos(FileTime time) {
        return time.to(TimeUnit.NANOSECONDS);
    }

    /** Reads a line; empty for one that is torn, or none of ours. */
    static Optional<StoredFile> read(String line) {
        try {
            return Optional.ofNullable(MAPPER.readValue(line, StoredFile.class)).filter(StoredFile::isWhole);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private boolean isWhole() {
        boolean named = destination != null && file != null && file.matches("[0-9a-f]{1,16}") && state != null;
        return named && (state == State.GONE || receipt != null && receipt.instance() != null && sopClassUid != null);
    }

    /** The line, with its end. */
    byte[] line() {
        try {
            return (MAPPER.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored file: cannot be written (expected: numbers and text)", e);
        }
    }

    /** Whether this very file, untouched since, was sent. */
    public boolean isOf(FileIdentity identity) {
        return size == identity.size()
                && modified == nanos(identity.modified())
                && key == identity.key().map(Object::hashCode).orElse(0)
                && changed == identity.changed().map(StoredFile::nanos).orElse(0L);
    }

    long path() {
        return Long.parseUnsignedLong(file, 16);
    }

    Instance instance() {
        return new Instance(sopClassUid, receipt.instance(), receipt.study(), receipt.series());
    }

    /** As the gate knows such a file. */
    public Standing standing() {
        return new Standing(
                path(), size, modified, key, Math.max(0, receipt.attempts() - 1), 0, Duration.ZERO, Duration.ZERO);
    }

    StoredFile waiting() {
        return with(State.WAITING, transactions, 0, 0);
    }

    StoredFile asked(String transaction) {
        List<String> latest =
                transactions.size() < MOST_TRANSACTIONS ? transactions : transactions.subList(1, MOST_TRANSACTIONS);
        List<String> all = new ArrayList<>(latest);
        all.add(transaction);
        return with(State.ASKED, all, 0, 0);
    }

    /** @param transactions the storage commitment in which it was confirmed; none where it was found by a query */
    StoredFile confirmed(List<String> transactions, long now) {
        return with(State.CONFIRMED, transactions, 0, now);
    }

    /** The storage commitment in which it was confirmed; empty where it is not, or was found by a query. */
    public Optional<String> commitment() {
        return state == State.CONFIRMED ? transactions.stream().findFirst() : Optional.empty();
    }

    StoredFile absent() {
        return with(State.ABSENT, List.of(), Answer.ABSENT.reason(), 0);
    }

    StoredFile refused(int why) {
        return with(State.REFUSED, List.of(), why, 0);
    }

    /** Only what tells which file it was. */
    static StoredFile gone(String destination, long path) {
        return new StoredFile(
                0, destination, Long.toHexString(path), 0, 0, 0, 0, null, null, State.GONE, List.of(), 0, 0, 0);
    }

    private StoredFile with(State now, List<String> questions, int why, long confirmed) {
        return new StoredFile(
                at,
                destination,
                file,
                size,
                modified,
                key,
                changed,
                sopClassUid,
                receipt,
                now,
                questions,
                sendings,
                why,
                confirmed);
    }
}
