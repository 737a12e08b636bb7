package io.cameldicom.routes.progress;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The counts of one study. Not thread-safe. */
final class Study {
    final String uid;
    final Instant since;
    final long order;
    private final RecentBytes recent;
    private final Map<FileState, Integer> counts = new EnumMap<>(FileState.class);
    private final Map<FileState, Long> bytes = new EnumMap<>(FileState.class);
    /** Of files that are on their way. */
    private long out;
    /** When something happened last, in nanoseconds. */
    long touched;

    boolean forgotten;

    /** @param order counts up with each study that comes */
    Study(String uid, Instant since, long order, long now) {
        this.uid = uid;
        this.since = since;
        this.order = order;
        this.recent = new RecentBytes(now);
        this.touched = now;
    }

    void add(FileState state, int files, long size, long now) {
        counts.merge(state, files, Integer::sum);
        bytes.merge(state, size, Long::sum);
        touched = now;
    }

    void sent(long more, long now) {
        recent.add(now, more);
        touched = now;
    }

    void out(long more) {
        out += more;
    }

    int count(FileState state) {
        return counts.getOrDefault(state, 0);
    }

    int received() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    long bytes() {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    long bytesSent() {
        return bytes.getOrDefault(FileState.SENT, 0L) + bytes.getOrDefault(FileState.AWAITING, 0L) + out;
    }

    long bytesLeft() {
        return bytes.getOrDefault(FileState.QUEUED, 0L) + bytes.getOrDefault(FileState.FAILING, 0L) - out;
    }

    boolean hasEnded() {
        return count(FileState.QUEUED) + count(FileState.FAILING) + count(FileState.AWAITING) == 0;
    }

    StudyProgress progress(long now) {
        return new StudyProgress(
                uid,
                received(),
                count(FileState.QUEUED),
                count(FileState.AWAITING),
                count(FileState.SENT),
                count(FileState.FAILING),
                count(FileState.QUARANTINED),
                bytes(),
                bytesSent(),
                hasEnded() ? Optional.empty() : recent.timeFor(bytesLeft(), now),
                since);
    }
}
