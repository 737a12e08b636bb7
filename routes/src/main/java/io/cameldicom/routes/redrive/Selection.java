package io.cameldicom.routes.redrive;

import io.cameldicom.routes.delivery.Verdict;
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
 */
public record Selection(Set<String> causes, Optional<Instant> since) {
    /** Every file. */
    public static final Selection ALL = new Selection(Set.of(), Optional.empty());

    /** @throws IllegalArgumentException if there is no such cause; names the nearest one */
    public Selection {
        causes = Set.copyOf(causes);
        List<String> known = Verdict.causes();
        for (String cause : causes) {
            if (!known.contains(cause)) {
                throw new IllegalArgumentException("cause: '" + cause + "' (unknown; the nearest is "
                        + Nearest.to(cause, known).orElseThrow() + "; expected: one of " + String.join(", ", known)
                        + ")");
            }
        }
    }

    /** Of these causes, whenever they came. */
    public static Selection of(Collection<String> causes) {
        return new Selection(Set.copyOf(causes), Optional.empty());
    }

    boolean contains(QuarantineReason reason) {
        return (causes.isEmpty() || causes.contains(reason.cause()))
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
