package io.cameldicom.toolkit.engine;

/**
 * How far objects may fill the disk. What goes beyond is refused with A700 (out of resources): it is taken from the
 * network to its end, but not kept. An object that goes on for 64 MiB more than is allowed is aborted. While less than the
 * minimum is free, associations are rejected as transient.
 *
 * @param maximumObjectLength longest object, in bytes of its data set, 1 or more
 * @param minimumFreeSpace bytes of the file store of the incoming folder that objects leave free together, 0 or more;
 *     looked at before anything is written, and every second
 */
public record ReceptionLimits(long maximumObjectLength, long minimumFreeSpace) {
    /** 16 GiB for an object, 64 MiB left free. */
    public static final ReceptionLimits DEFAULTS = new ReceptionLimits(16L << 30, 64L << 20);

    public ReceptionLimits {
        if (maximumObjectLength < 1) {
            throw new IllegalArgumentException(
                    "maximumObjectLength: " + maximumObjectLength + " (expected: 1 byte or more)");
        }
        if (minimumFreeSpace < 0) {
            throw new IllegalArgumentException(
                    "minimumFreeSpace: " + minimumFreeSpace + " (expected: 0 or more bytes)");
        }
    }
}
