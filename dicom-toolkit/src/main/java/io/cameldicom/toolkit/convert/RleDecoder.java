package io.cameldicom.toolkit.convert;

import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.TransferSyntax;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** RLE Lossless (PS3.5 annex G): a frame is split into planes of bytes, and each into runs and literal bytes. */
final class RleDecoder implements FrameDecoder {
    static final String TRANSFER_SYNTAX = "1.2.840.10008.1.2.5";

    private static final int HEADER = 64;
    private static final int MOST_SEGMENTS = 15;

    @Override
    public boolean decodes(TransferSyntax transferSyntax, FrameFormat format) {
        return transferSyntax.uid().equals(TRANSFER_SYNTAX)
                && format.samplesPerPixel() * format.bytesPerSample() <= MOST_SEGMENTS;
    }

    /** A frame holds each sample of each pixel, whatever was subsampled before. */
    @Override
    public FrameFormat decoded(TransferSyntax transferSyntax, FrameFormat format) {
        String colours = format.photometricInterpretation();
        return format.with(colours.equals("YBR_FULL_422") ? "YBR_FULL" : colours, format.planarConfiguration());
    }

    @Override
    public byte[] decode(byte[] encoded, TransferSyntax transferSyntax, FrameFormat format) {
        int bytes = format.bytesPerSample();
        int segments = format.samplesPerPixel() * bytes;
        int pixels = format.rows() * format.columns();
        int[] offsets = offsets(encoded, segments);
        byte[] frame = new byte[Math.toIntExact(format.length())];
        boolean planes = format.planarConfiguration() == 1;
        for (int segment = 0; segment < segments; segment++) {
            int sample = segment / bytes;
            // The most significant byte of a sample comes first (PS3.5 §G.2).
            int inSample = bytes - 1 - segment % bytes;
            int first = (planes ? sample * pixels : sample) * bytes + inSample;
            int step = planes ? bytes : segments;
            expand(encoded, offsets[segment], offsets[segment + 1], frame, first, step, pixels);
        }
        return frame;
    }

    /** Where each segment begins, and where the last one ends (PS3.5 §G.5). */
    private static int[] offsets(byte[] encoded, int segments) {
        if (encoded.length < HEADER) {
            throw broken("RLE header: " + encoded.length + " bytes (expected: " + HEADER + ")");
        }
        ByteBuffer header = ByteBuffer.wrap(encoded, 0, HEADER).order(ByteOrder.LITTLE_ENDIAN);
        int count = header.getInt();
        if (count != segments) {
            throw broken("RLE segments: " + count + " (expected: " + segments + ")");
        }
        int[] offsets = new int[segments + 1];
        int least = HEADER;
        for (int i = 0; i < segments; i++) {
            offsets[i] = header.getInt();
            if (offsets[i] < least || offsets[i] > encoded.length) {
                throw broken("RLE segment " + (i + 1) + ": at " + offsets[i] + " (expected: " + least + " to "
                        + encoded.length + ")");
            }
            least = offsets[i];
        }
        offsets[segments] = encoded.length;
        return offsets;
    }

    /** PS3.5 §G.3.2. */
    private static void expand(byte[] from, int start, int end, byte[] to, int first, int step, int count) {
        int at = start;
        int done = 0;
        while (done < count) {
            int code = at < end ? from[at++] : Byte.MIN_VALUE;
            int run = code >= 0 ? code + 1 : 1 - code;
            boolean isRun = code < 0;
            if (code == Byte.MIN_VALUE && at < end) {
                continue;
            }
            if (run > count - done || (isRun ? 1 : run) > end - at) {
                throw broken("RLE segment: " + done + " of " + count + " bytes, then a run of " + run
                        + " (expected: all bytes, and no more)");
            }
            for (int i = 0; i < run; i++) {
                to[first + (done + i) * step] = from[isRun ? at : at + i];
            }
            at += isRun ? 1 : run;
            done += run;
        }
    }

    private static MalformedObjectException broken(String message) {
        return new MalformedObjectException(Problem.MALFORMED, message, -1, Tag.PIXEL_DATA);
    }
}
