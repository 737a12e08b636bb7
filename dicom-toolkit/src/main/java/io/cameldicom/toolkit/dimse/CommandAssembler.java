package io.cameldicom.toolkit.dimse;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import java.util.Optional;

/** Puts the fragments of a command set together (PS3.8 annex E), up to a limit. */
public final class CommandAssembler {
    /** Far more than any command of PS3.7 needs. */
    public static final int MAXIMUM_LENGTH = 64 * 1024;

    private static final byte[] NOTHING = {};

    private byte[] bytes = NOTHING;

    /**
     * Takes a fragment.
     *
     * @param fragment lent for the time of the call
     * @return the command set, if this was its last fragment
     * @throws MalformedCommandException if it is longer than {@link #MAXIMUM_LENGTH} or cannot be read
     */
    public Optional<CommandSet> add(ByteBuf fragment, boolean last) {
        int length = fragment.readableBytes();
        if (length > MAXIMUM_LENGTH - bytes.length) {
            throw new MalformedCommandException("command set length: more than " + MAXIMUM_LENGTH);
        }
        int start = bytes.length;
        bytes = Arrays.copyOf(bytes, start + length);
        fragment.getBytes(fragment.readerIndex(), bytes, start, length);
        if (!last) {
            return Optional.empty();
        }
        byte[] complete = bytes;
        bytes = NOTHING;
        return Optional.of(CommandSet.decode(complete));
    }

    /** Whether a command set has begun and is not complete. */
    public boolean isInProgress() {
        return bytes.length > 0;
    }
}
