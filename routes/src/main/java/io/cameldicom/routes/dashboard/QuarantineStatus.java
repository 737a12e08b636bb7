package io.cameldicom.routes.dashboard;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The quarantine as the page shows it.
 *
 * @param byCause files by the word of their cause
 * @param counted when they were counted last, one by one; empty before the first time
 * @param unreadable whether the folder could not be read then
 */
record QuarantineStatus(Map<String, Long> byCause, Optional<Instant> counted, boolean unreadable) {
    long total() {
        return byCause.values().stream().mapToLong(Long::longValue).sum();
    }
}
