package io.cameldicom.routes.attempt;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cameldicom.routes.gate.Standing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of the journal: all that is known of one file and its bytes at that time. The last line about them counts.
 *
 * @param at when it was written, milliseconds since 1970
 * @param destination {@code AE@host:port}
 * @param uid SOP Instance UID
 * @param file hash of the path, in hexadecimal digits: paths may name patients
 * @param size bytes of the file
 * @param modified its time of last change, nanoseconds since 1970
 * @param key hash of its file key
 * @param attempts how often it was sent and not stored; 0 once it has left the inbox
 * @param rounds how often it was offered for that
 * @param failing milliseconds for which it has failed, without the times in which nobody tried
 * @param next not to be offered before, milliseconds since 1970
 * @param gone whether the file has left the inbox, or has to settle again
 * @param sent whether something of the bytes may have been sent
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Attempt(
        long at,
        String destination,
        String uid,
        String file,
        long size,
        long modified,
        int key,
        int attempts,
        int rounds,
        long failing,
        long next,
        boolean gone,
        boolean sent) {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    /** The line about a file as the gate knows it. */
    static Attempt of(Instant now, String destination, String uid, Standing standing, boolean sent) {
        return new Attempt(
                now.toEpochMilli(),
                destination,
                uid,
                Long.toHexString(standing.file()),
                standing.size(),
                standing.modified(),
                standing.key(),
                standing.attempts(),
                standing.rounds(),
                standing.failing().toMillis(),
                now.plus(standing.pause()).toEpochMilli(),
                false,
                sent);
    }

    /** Reads a line; empty for one that is torn, or none of ours. */
    static Optional<Attempt> read(String line) {
        try {
            Attempt attempt = MAPPER.readValue(line, Attempt.class);
            boolean whole =
                    attempt != null && attempt.destination != null && attempt.uid != null && attempt.file != null;
            return whole && attempt.file.matches("[0-9a-f]{1,16}") ? Optional.of(attempt) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The line, with its end. */
    byte[] line() {
        try {
            return (MAPPER.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("attempt: cannot be written (expected: numbers and text)", e);
        }
    }

    /** The file has left the inbox: a file that comes there later begins anew. */
    Attempt gone(Instant now, boolean mayHaveBeenSent) {
        return new Attempt(
                now.toEpochMilli(), destination, uid, file, size, modified, key, 0, 0, 0, 0, true, mayHaveBeenSent);
    }

    /** What the bytes are known by. */
    SentBytes bytes() {
        return SentBytes.of(destination, uid, size, modified, key);
    }

    /**
     * Whether the line says anything that must be remembered. Of a file that waits it is kept for as long as it takes,
     * whatever the clock says.
     *
     * @param oldest of a file that is gone, milliseconds since 1970
     */
    boolean isWorthKeeping(long oldest) {
        return gone ? sent && at >= oldest : sent || attempts > 0;
    }

    /**
     * The file as the gate is to know it. A clock that was put back cannot make the pause longer than {@code longest}.
     */
    Standing standing(Instant now, Duration longest) {
        long left = Math.max(0, Math.min(longest.toMillis(), next - now.toEpochMilli()));
        return new Standing(
                Long.parseUnsignedLong(file, 16),
                size,
                modified,
                key,
                attempts,
                rounds,
                Duration.ofMillis(Math.max(0, failing)),
                Duration.ofMillis(left));
    }
}
