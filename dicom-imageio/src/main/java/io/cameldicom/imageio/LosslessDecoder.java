package io.cameldicom.imageio;

import io.cameldicom.toolkit.convert.FrameFormat;

/** Lossless sequential JPEG with Huffman coding, of 2 to 16 bits (ISO/IEC 10918-1 annex H). */
final class LosslessDecoder {
    private static final int DHT = 0xC4;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int DRI = 0xDD;
    private static final int SOF3 = 0xC3;

    private final byte[] stream;
    private final FrameFormat format;
    private final byte[] samples;
    private final HuffmanTable[] tables = new HuffmanTable[4];
    private int precision;
    private int[] names;
    private boolean[] decoded;
    private int restartInterval;

    private LosslessDecoder(byte[] stream, FrameFormat format) {
        this.stream = stream;
        this.format = format;
        this.samples = new byte[Math.toIntExact(format.length())];
    }

    /**
     * @param stream its header fits {@code format}
     * @return pixel after pixel, little endian
     * @throws io.cameldicom.toolkit.data.MalformedObjectException if it is broken
     */
    static byte[] decode(byte[] stream, FrameFormat format) {
        LosslessDecoder decoder = new LosslessDecoder(stream, format);
        try {
            decoder.read();
        } catch (IndexOutOfBoundsException e) {
            throw JpegHeader.broken("JPEG stream: a segment ends early (expected: its whole length)");
        }
        return decoder.samples;
    }

    private void read() {
        int position = 2;
        while (names == null || !allDecoded()) {
            if (at(position) != 0xFF) {
                throw JpegHeader.broken("JPEG stream: no marker (expected: one at byte " + position + ")");
            }
            int marker = at(position + 1);
            if (marker == 0xFF) {
                position++;
                continue;
            }
            if (marker == EOI) {
                throw JpegHeader.broken("JPEG stream: ends early (expected: a scan of each component)");
            }
            int length = at(position + 2) << 8 | at(position + 3);
            int at = position + 4;
            int end = position + 2 + length;
            position = end;
            switch (marker) {
                case SOF3 -> frame(at);
                case DHT -> tables(at, end);
                case DRI -> restartInterval = at(at) << 8 | at(at + 1);
                case SOS -> position = scan(at, end);
                default -> {}
            }
        }
    }

    private boolean allDecoded() {
        for (boolean component : decoded) {
            if (!component) {
                return false;
            }
        }
        return true;
    }

    private int at(int position) {
        return stream[position] & 0xFF;
    }

    private void frame(int at) {
        precision = at(at);
        names = new int[format.samplesPerPixel()];
        decoded = new boolean[names.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = at(at + 6 + 3 * i);
            if (at(at + 7 + 3 * i) != at(at + 7)) {
                throw JpegHeader.broken("JPEG frame: subsampled (expected: every sample, in lossless JPEG)");
            }
        }
    }

    private void tables(int from, int end) {
        int at = from;
        while (at < end) {
            int target = at(at) & 3;
            int[] counts = new int[16];
            int total = 0;
            for (int i = 0; i < counts.length; i++) {
                counts[i] = at(at + 1 + i);
                total += counts[i];
            }
            int[] values = new int[total];
            for (int i = 0; i < total; i++) {
                values[i] = at(at + 17 + i);
            }
            tables[target] = new HuffmanTable(counts, values);
            at += 17 + total;
        }
    }

    /** Returns the position of the marker behind the scan. */
    private int scan(int at, int end) {
        int count = at(at);
        if (names == null || count < 1 || count > names.length) {
            throw JpegHeader.broken("JPEG scan: " + count + " components (expected: those of a frame)");
        }
        int[] components = new int[count];
        HuffmanTable[] of = new HuffmanTable[count];
        for (int i = 0; i < count; i++) {
            components[i] = component(at(at + 1 + 2 * i));
            of[i] = tables[at(at + 2 + 2 * i) >> 4 & 3];
            if (of[i] == null) {
                throw JpegHeader.broken("JPEG scan: no Huffman table (expected: one for each component)");
            }
        }
        int predictor = at(at + 1 + 2 * count);
        int shift = at(at + 3 + 2 * count) & 0xF;
        if (predictor < 1 || predictor > 7 || shift >= precision) {
            throw JpegHeader.broken("JPEG scan: predictor " + predictor + ", point transform " + shift
                    + " (expected: 1 to 7, and less than the precision)");
        }
        if (restartInterval % format.columns() != 0) {
            throw JpegHeader.broken(
                    "JPEG restart interval: " + restartInterval + " (expected: whole rows, in lossless JPEG)");
        }
        ScanBits bits = new ScanBits(stream, end);
        rows(bits, components, of, predictor, shift);
        return bits.marker();
    }

    private int component(int name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i] == name && !decoded[i]) {
                decoded[i] = true;
                return i;
            }
        }
        throw JpegHeader.broken("JPEG scan: component " + name + " (expected: each of the frame once)");
    }

    private void rows(ScanBits bits, int[] components, HuffmanTable[] of, int predictor, int shift) {
        int width = format.columns();
        int count = components.length;
        int restartRows = restartInterval / width;
        int start = 1 << precision - shift - 1;
        int[] above = new int[width * count];
        int[] row = new int[width * count];
        for (int y = 0; y < format.rows(); y++) {
            boolean first = y == 0;
            if (restartRows > 0 && y > 0 && y % restartRows == 0) {
                bits.restart((y / restartRows - 1) & 7);
                first = true;
            }
            for (int i = 0; i < row.length; i++) {
                int component = i % count;
                int prediction;
                if (i < count) {
                    prediction = first ? start : above[i];
                } else if (first) {
                    prediction = row[i - count];
                } else {
                    prediction = prediction(predictor, row[i - count], above[i], above[i - count]);
                }
                row[i] = prediction + difference(bits, of[component]) & 0xFFFF;
                put(y, i / count, components[component], row[i] << shift);
            }
            int[] next = above;
            above = row;
            row = next;
        }
    }

    private static int prediction(int predictor, int left, int above, int aboveLeft) {
        return switch (predictor) {
            case 1 -> left;
            case 2 -> above;
            case 3 -> aboveLeft;
            case 4 -> left + above - aboveLeft;
            case 5 -> left + (above - aboveLeft >> 1);
            case 6 -> above + (left - aboveLeft >> 1);
            default -> left + above >> 1;
        };
    }

    private static int difference(ScanBits bits, HuffmanTable table) {
        int length = table.next(bits);
        if (length > 16) {
            throw JpegHeader.broken("JPEG scan: a difference of " + length + " bits (expected: at most 16)");
        }
        if (length == 16) {
            return 1 << 15;
        }
        int value = bits.take(length);
        return length > 0 && value < 1 << length - 1 ? value - (1 << length) + 1 : value;
    }

    private void put(int y, int x, int component, int sample) {
        int bytes = format.bytesPerSample();
        if (bytes == 1 && sample > 0xFF) {
            throw JpegHeader.broken("JPEG sample: more than 8 bits (expected: as Bits Allocated says)");
        }
        int at = ((y * format.columns() + x) * names.length + component) * bytes;
        samples[at] = (byte) sample;
        if (bytes == 2) {
            samples[at + 1] = (byte) (sample >> 8);
        }
    }
}
