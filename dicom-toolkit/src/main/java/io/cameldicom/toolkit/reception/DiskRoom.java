package io.cameldicom.toolkit.reception;

import io.cameldicom.toolkit.engine.DicomAddress;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The room on the disk of one incoming folder, shared by all objects that arrive: what is claimed and not yet written counts
 * as used, so that many objects together leave free what each of them has to. Safe for use by many threads.
 */
public final class DiskRoom {
    private static final Logger LOG = LoggerFactory.getLogger(DiskRoom.class);

    /** With less than this beside the minimum, most objects would be refused. */
    public static final long HEADROOM = 1 << 20;

    private final Disk disk;
    private final long minimum;
    private long claimed;
    private volatile boolean low;

    /** How much can still be written. */
    @FunctionalInterface
    public interface Disk {
        long usableBytes() throws IOException;
    }

    /** @param minimum bytes that stay free */
    public DiskRoom(Disk disk, long minimum) {
        this.disk = disk;
        this.minimum = minimum;
    }

    /** Bytes that stay free. */
    public long minimum() {
        return minimum;
    }

    /** Sets so many bytes aside, if that leaves the minimum free. */
    public synchronized boolean tryClaim(long bytes) throws IOException {
        boolean fits = disk.usableBytes() - claimed - bytes >= minimum;
        if (fits) {
            claimed += bytes;
        }
        return fits;
    }

    /** So many claimed bytes are written, or are not needed after all. */
    public synchronized void release(long bytes) {
        claimed -= bytes;
    }

    /**
     * Looks whether the disk is low, and tells when that has changed.
     *
     * @param listener that asks, for the log
     */
    public void look(DicomAddress listener) {
        try {
            boolean now = disk.usableBytes() - HEADROOM < minimum;
            if (now && !low) {
                LOG.atWarn()
                        .addKeyValue("event", "listener.disk-low")
                        .addKeyValue("listener", listener)
                        .log(
                                "hardly more than {} bytes of disk free for {}: associations are rejected until there are more",
                                minimum,
                                listener);
            } else if (low && !now) {
                LOG.atInfo()
                        .addKeyValue("event", "listener.disk-free")
                        .addKeyValue("listener", listener)
                        .log(
                                "more than {} bytes of disk are free again for {}: associations are accepted",
                                minimum,
                                listener);
            }
            low = now;
        } catch (IOException e) {
            LOG.debug(
                    "the free space of the disk is not known ({})", e.getClass().getSimpleName());
        }
    }

    /** Whether the last look saw hardly more than the minimum; asks nobody. */
    public boolean isLow() {
        return low;
    }
}
