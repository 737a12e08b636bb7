package io.cameldicom.toolkit.dimse;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import java.util.Optional;

/** Puts the fragments of a command set together (PS3.8 annex E), up to a limit. */
public final class CommandAssembler {
    /** Far more than any command of PS3.7 needs. */
    public static final int MAXIMUM_LENGTH = 64 * 1024;

    private static final int FIRST_CAPACITY = 256;
    private static final byte[] NOTHING = {};

    private byte[] bytes = NOTHING;
    private int length;

    /**
     * Takes a fragment.
     *
     * @param fragment lent for the time of the call
     * @return the command set, if this was its last fragment
     * @throws MalformedCommandException if it is longer than {@link #MAXIMUM_LENGTH} or cannot be read
     */
    public Optional<CommandSet> add(ByteBuf fragment, boolean last) {
        int added = fragment.readableBytes();
        if (added > MAXIMUM_LENGTH - length) {
            throw new MalformedCommandException("command set length: more than " + MAXIMUM_LENGTH);
        }
        reserve(length + added);
        fragment.getBytes(fragment.readerIndex(), bytes, length, added);
        length += added;
        if (!last) {
            return Optional.empty();
        }
        byte[] complete = Arrays.copyOf(bytes, length);
        bytes = NOTHING;
        length = 0;
        return Optional.of(CommandSet.decode(complete));
    }

    private void reserve(int needed) {
        if (needed > bytes.length) {
            int capacity = Math.min(MAXIMUM_LENGTH, Math.max(FIRST_CAPACITY, 2 * bytes.length));
            bytes = Arrays.copyOf(bytes, Math.max(needed, capacity));
        }
    }

    /** Whether a command set has begun and is not complete. */
    public boolean isInProgress() {
        return length > 0;
    }
}
