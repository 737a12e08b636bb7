package io.cameldicom.imageio;

/** A table of Huffman codes (ISO/IEC 10918-1 annex C). */
final class HuffmanTable {
    private static final int LONGEST = 16;
    private static final int QUICK = 8;

    private final int[] values;
    /** By length of the code: the first code that is longer, shifted to 16 bits; and what to add to an index. */
    private final int[] ends = new int[LONGEST + 1];

    private final int[] offsets = new int[LONGEST + 1];
    /** By the next bits: length and value of the code, or 0 where it is longer. */
    private final short[] quick = new short[1 << QUICK];

    /**
     * @param counts how many codes there are of 1 to 16 bits
     * @param values of the codes in order
     * @throws io.cameldicom.toolkit.data.MalformedObjectException if there are more codes than bits allow
     */
    HuffmanTable(int[] counts, int[] values) {
        this.values = values;
        int code = 0;
        int index = 0;
        for (int length = 1; length <= LONGEST; length++) {
            offsets[length] = index - code;
            for (int i = 0; i < counts[length - 1]; i++, code++, index++) {
                if (code >= 1 << length) {
                    throw JpegHeader.broken("JPEG Huffman table: too many codes (expected: what their lengths allow)");
                }
                if (length <= QUICK) {
                    int first = code << QUICK - length;
                    for (int j = first; j < first + (1 << QUICK - length); j++) {
                        quick[j] = (short) (length << Byte.SIZE | values[index]);
                    }
                }
            }
            ends[length] = code << LONGEST - length;
            code <<= 1;
        }
    }

    /**
     * Takes a code and returns its value.
     *
     * @throws io.cameldicom.toolkit.data.MalformedObjectException if there is no such code, or no bit left
     */
    int next(ScanBits bits) {
        int ahead = bits.peek(LONGEST);
        int found = quick[ahead >> LONGEST - QUICK];
        if (found != 0) {
            bits.skip(found >> Byte.SIZE);
            return found & 0xFF;
        }
        for (int length = QUICK + 1; length <= LONGEST; length++) {
            if (ahead < ends[length]) {
                bits.skip(length);
                return values[(ahead >> LONGEST - length) + offsets[length]];
            }
        }
        throw JpegHeader.broken("JPEG scan: a code that no table has (expected: a sound scan)");
    }
}
