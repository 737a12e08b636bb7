package io.cameldicom.routes.redrive;

import io.cameldicom.routes.delivery.Verdict;
import io.cameldicom.routes.disposition.FileId;
import io.cameldicom.routes.disposition.QuarantineReason;
import io.cameldicom.toolkit.Nearest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which files are put back.
 *
 * @param causes words of reasons; none means all
 * @param since put into quarantine at this time or later; empty for any time
 * @param fileId the short id of {@link FileId}; empty for any. Files that had one path in the inbox have one id
 */
public record Selection(Set<String> causes, Optional<Instant> since, Optional<String> fileId) {
    /** Every file. */
    public static final Selection ALL = new Selection(Set.of(), Optional.empty());

    /**
     * @throws IllegalArgumentException if there is no such cause, naming the nearest one, or if the id is not eight
     *     hexadecimal digits
     */
    public Selection {
        causes = Set.copyOf(causes);
        fileId.filter(id -> !FileId.isOne(id)).ifPresent(id -> {
            throw new IllegalArgumentException("file: '" + id + "' (expected: eight hexadecimal digits)");
        });
        List<String> known = Verdict.causes();
        for (String cause : causes) {
            if (!known.contains(cause)) {
                throw new IllegalArgumentException("cause: '" + cause + "' (unknown; the nearest is "
                        + Nearest.to(cause, known).orElseThrow() + "; expected: one of " + String.join(", ", known)
                        + ")");
            }
        }
    }

    /** Of these causes, from that time on; any file. */
    public Selection(Set<String> causes, Optional<Instant> since) {
        this(causes, since, Optional.empty());
    }

    /**
     * The file of this id, and others that had the same path.
     *
     * @throws IllegalArgumentException if that is no id
     */
    public static Selection ofFile(String fileId) {
        return new Selection(Set.of(), Optional.empty(), Optional.of(fileId));
    }

    /** Of these causes, whenever they came. */
    public static Selection of(Collection<String> causes) {
        return new Selection(Set.copyOf(causes), Optional.empty());
    }

    boolean contains(QuarantineReason reason) {
        return (causes.isEmpty() || causes.contains(reason.cause()))
                && fileId.map(id -> id.equals(reason.fileId())).orElse(true)
                && since.map(earliest -> !quarantined(reason).isBefore(earliest))
                        .orElse(true);
    }

    private static Instant quarantined(QuarantineReason reason) {
        try {
            return reason.quarantined() == null ? Instant.EPOCH : Instant.parse(reason.quarantined());
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }
}
