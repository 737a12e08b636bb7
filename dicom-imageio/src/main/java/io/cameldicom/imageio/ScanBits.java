package io.cameldicom.imageio;

/** The bits of a scan up to the next marker (ISO/IEC 10918-1 §B.1.1.5, §F.2.2.5). */
final class ScanBits {
    private final byte[] stream;
    private int position;
    private long bits;
    /** How many of the low bits of {@link #bits} are there. */
    private int count;
    /** How many of them are not in the stream: a code may be looked for past the end, but not taken there. */
    private int padding;

    ScanBits(byte[] stream, int position) {
        this.stream = stream;
        this.position = position;
    }

    /** The next bits, at most 16, which stay; zeros past the end. */
    int peek(int wanted) {
        while (count < wanted) {
            fill();
        }
        return (int) (bits >>> count - wanted) & (1 << wanted) - 1;
    }

    private void fill() {
        int next = position < stream.length ? stream[position] & 0xFF : 0xFF;
        boolean stuffed = next == 0xFF && position + 1 < stream.length && stream[position + 1] == 0;
        if (next == 0xFF && !stuffed) {
            next = 0;
            padding += Byte.SIZE;
        } else {
            position += stuffed ? 2 : 1;
        }
        bits = bits << Byte.SIZE | next;
        count += Byte.SIZE;
    }

    /** Takes bits that were peeked at. */
    void skip(int taken) {
        count -= taken;
        if (count < padding) {
            throw JpegHeader.broken("JPEG scan: ends early (expected: all samples)");
        }
    }

    /** Takes this many bits, 0 to 16. */
    int take(int wanted) {
        if (wanted == 0) {
            return 0;
        }
        int value = peek(wanted);
        skip(wanted);
        return value;
    }

    /** Drops the rest of a byte, and whole bytes that nobody needed; returns the position of the marker that follows. */
    int marker() {
        bits = 0;
        count = 0;
        padding = 0;
        while (position + 1 < stream.length && (stream[position] != (byte) 0xFF || stream[position + 1] == 0)) {
            position++;
        }
        return position;
    }

    /** Requires the restart marker of this number, 0 to 7, and goes on after it. */
    void restart(int number) {
        int marker = marker();
        if (marker + 1 >= stream.length || (stream[marker + 1] & 0xFF) != 0xD0 + number) {
            throw JpegHeader.broken("JPEG scan: no restart marker (expected: RST" + number + ")");
        }
        position = marker + 2;
    }
}
