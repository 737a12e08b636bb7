package io.cameldicom.imageio;

import io.cameldicom.toolkit.convert.FrameFormat;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.data.Tag;

/** What a JPEG stream says of itself before its first scan (ISO/IEC 10918-1 annex B). */
final class JpegHeader {
    private static final int SOI = 0xD8;
    private static final int SOS = 0xDA;
    private static final int JFIF = 0xE0;
    private static final int ADOBE = 0xEE;
    private static final int BASELINE = 0xC0;
    private static final int EXTENDED = 0xC1;
    private static final int LOSSLESS = 0xC3;
    private static final int LONGEST_LOSSLESS_SAMPLE = 16;

    private final byte[] stream;
    private int process;
    private int precision;
    private int rows;
    private int columns;
    private int components;
    private boolean subsampled;
    private boolean namedRgb;
    private boolean jfif;
    /** What Adobe's marker says of colours; -1 where there is none. */
    private int transform = -1;

    private JpegHeader(byte[] stream) {
        this.stream = stream;
    }

    /** @throws MalformedObjectException if it is no such stream */
    static JpegHeader of(byte[] stream) {
        JpegHeader header = new JpegHeader(stream);
        try {
            header.read();
        } catch (IndexOutOfBoundsException e) {
            throw broken("JPEG header: ends early (expected: a scan after it)");
        }
        return header;
    }

    private void read() {
        if (at(0) != 0xFF || at(1) != SOI) {
            throw broken("JPEG frame: no start of image (expected: FF D8)");
        }
        int position = 2;
        while (true) {
            if (at(position) != 0xFF) {
                throw broken("JPEG header: no marker (expected: one at byte " + position + ")");
            }
            int marker = at(position + 1);
            if (marker == 0xFF) {
                position++;
                continue;
            }
            int length = at(position + 2) << 8 | at(position + 3);
            if (marker == SOS) {
                break;
            }
            segment(marker, position + 4, length - 2);
            position += 2 + length;
        }
        if (process == 0) {
            throw broken("JPEG header: no start of frame (expected: one before the scan)");
        }
    }

    private void segment(int marker, int at, int length) {
        if (marker == BASELINE || marker == EXTENDED || marker == LOSSLESS) {
            frame(marker, at);
        } else if (marker >= BASELINE && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
            throw broken(String.format(
                    "JPEG process: marker FF %02X (expected: FF C0, FF C1 or FF C3, of sequential Huffman coding)",
                    marker));
        } else if (marker == JFIF) {
            jfif |= length >= 5 && isText(at, "JFIF");
        } else if (marker == ADOBE && length >= 12 && isText(at, "Adobe")) {
            transform = at(at + 11);
        }
    }

    private void frame(int marker, int at) {
        process = marker;
        precision = at(at);
        rows = at(at + 1) << 8 | at(at + 2);
        columns = at(at + 3) << 8 | at(at + 4);
        components = at(at + 5);
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < components; i++) {
            names.append((char) at(at + 6 + 3 * i));
            subsampled |= at(at + 7 + 3 * i) != at(at + 7);
        }
        namedRgb = names.toString().equals("RGB");
    }

    private boolean isText(int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (at(at + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int at(int position) {
        return stream[position] & 0xFF;
    }

    boolean isLossless() {
        return process == LOSSLESS;
    }

    /**
     * Whether the three samples of a pixel are YCbCr. What the stream says comes before what the data set says: that is often
     * wrong, and the decoders that wrote the stream are not.
     */
    boolean isLuminanceAndChrominance(FrameFormat format) {
        if (components != 3) {
            return false;
        }
        if (transform >= 0) {
            return transform != 0;
        }
        return jfif
                || !namedRgb
                        && (subsampled || format.photometricInterpretation().startsWith("YBR"));
    }

    /** @throws MalformedObjectException if the stream is of another size than the data set says, or of too many bits */
    void require(FrameFormat format) {
        if (rows != format.rows() || columns != format.columns() || components != format.samplesPerPixel()) {
            throw broken("JPEG frame: " + columns + " x " + rows + " x " + components + " samples (expected: "
                    + format.columns() + " x " + format.rows() + " x " + format.samplesPerPixel()
                    + ", as the data set says)");
        }
        int most = isLossless() ? Math.min(format.bitsAllocated(), LONGEST_LOSSLESS_SAMPLE) : 8;
        if (precision < 2 || precision > most) {
            throw broken("JPEG frame: samples of " + precision + " bits (expected: at most " + most + ")");
        }
    }

    static MalformedObjectException broken(String message) {
        return new MalformedObjectException(Problem.MALFORMED, message, -1, Tag.PIXEL_DATA);
    }
}
