package io.cameldicom.toolkit.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.file.Bytes;
import io.cameldicom.toolkit.file.Encoded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RleDecoderTest {
    private final RleDecoder decoder = new RleDecoder();

    /** A frame with these segments, which begin at byte 64. */
    private static byte[] frame(int... lengths) {
        StringBuilder header = new StringBuilder(String.format("%02x000000", lengths.length));
        int at = 64;
        for (int length : lengths) {
            header.append(String.format("%02x000000", at));
            at += length;
        }
        while (header.length() < 128) {
            header.append("00");
        }
        return Encoded.bytes(header.toString());
    }

    private static byte[] frame(String segment) {
        byte[] header = frame(segment.replace(" ", "").length() / 2);
        return Bytes.concat(header, Encoded.bytes(segment));
    }

    private static FrameFormat format(int columns, int samples, int bits, int planes) {
        return new FrameFormat(1, columns, samples, bits, samples == 1 ? "MONOCHROME2" : "RGB", planes);
    }

    @Test
    void expandsRunsAndLiteralBytes() {
        // 02: three literal bytes; FE: three times the next byte; 80: nothing; 00: one literal byte
        byte[] frame = decode(frame("02 010203 FE 09 80 00 07 00"), format(7, 1, 8, 0));

        assertThat(frame).containsExactly(1, 2, 3, 9, 9, 9, 7);
    }

    @Test
    void putsTheMostSignificantByteLast() {
        byte[] encoded = Bytes.concat(frame(4, 4), Encoded.bytes("01 0102 80 01 0A0B 80"));

        assertThat(decode(encoded, format(2, 1, 16, 0))).containsExactly(0x0A, 1, 0x0B, 2);
    }

    @Test
    void weavesSamplesAsPlanarConfigurationSays() {
        byte[] encoded = Bytes.concat(frame(3, 3, 3), Encoded.bytes("01 0102 01 0304 01 0506"));

        assertThat(decode(encoded, format(2, 3, 8, 0))).containsExactly(1, 3, 5, 2, 4, 6);
        assertThat(decode(encoded, format(2, 3, 8, 1))).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @ParameterizedTest
    @CsvSource({
        "a literal run without its bytes, 05 0102",
        "a run without its byte, FE",
        "too few bytes, 00 01",
        "nothing, ''",
        "too many bytes, FA 01",
        "only fillers, 8080808080",
    })
    void refusesSegmentsOfAnotherLength(String what, String segment) {
        assertThatThrownBy(() -> decode(frame(segment), format(4, 1, 8, 0)))
                .as(what)
                .isInstanceOf(MalformedObjectException.class)
                .hasMessageContaining("RLE segment");
    }

    @Test
    void refusesHeadersThatDoNotFit() {
        assertThatThrownBy(() -> decode(new byte[63], format(4, 1, 8, 0))).isInstanceOf(MalformedObjectException.class);
        assertThatThrownBy(() -> decode(frame(2, 2), format(4, 1, 8, 0)))
                .isInstanceOf(MalformedObjectException.class)
                .hasMessage("RLE segments: 2 (expected: 1)");
        byte[] outside = frame("FD 01");
        outside[4] = 127;
        assertThatThrownBy(() -> decode(outside, format(4, 1, 8, 0))).isInstanceOf(MalformedObjectException.class);
        outside[7] = (byte) 0x80;
        assertThatThrownBy(() -> decode(outside, format(4, 1, 8, 0))).isInstanceOf(MalformedObjectException.class);
    }

    private byte[] decode(byte[] encoded, FrameFormat format) {
        TransferSyntax rle = TransferSyntax.of(RleDecoder.TRANSFER_SYNTAX).orElseThrow();
        return decoder.decode(encoded, rle, format);
    }
}
