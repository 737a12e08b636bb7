package io.cameldicom.imageio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.toolkit.convert.FrameFormat;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.TransferSyntax;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class JpegDecoderTest {
    private static final int MUTANTS = 3000;

    private final JpegDecoder decoder = new JpegDecoder();

    private static FrameFormat gray(int rows, int columns, int bits) {
        return new FrameFormat(rows, columns, 1, bits, "MONOCHROME2", 0);
    }

    private static FrameFormat colour(int rows, int columns, String colours) {
        return new FrameFormat(rows, columns, 3, 8, colours, 0);
    }

    /** Two rows of two samples with a precision of 12 bits, predicted by their left neighbours: 2048 2049 / 2047 2047. */
    private static byte[] lossless() {
        return HexFormat.of()
                .parseHex(
                        ("FFD8" // SOI
                                        + "FFC3 000B 0C 0002 0002 01 01 11 00" // SOF3: 12 bits, 2 x 2, one component
                                        // DHT: codes 0, 10 for differences of 0 and 1 bits
                                        + "FFC4 0015 00 01010000 00000000 00000000 00000000 00 01"
                                        + "FFDA 0008 01 01 00 01 00 00" // SOS: predictor 1
                                        // 0; 10 1; 10 0; 0: 0 101 100 0 = 58
                                        + "58"
                                        + "FFD9")
                                .replace(" ", ""));
    }

    @Test
    void decodesLosslessSamplesOfTwelveBits() {
        byte[] samples = decode(lossless(), gray(2, 2, 16));

        assertThat(samples).containsExactly(0x00, 0x08, 0x01, 0x08, 0xFF, 0x07, 0xFF, 0x07);
    }

    @Test
    void refusesLosslessStreamsThatEndEarly() {
        byte[] whole = lossless();
        for (int length = 0; length < whole.length - 2; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> decode(cut, gray(2, 2, 16)))
                    .as("%d bytes", length)
                    .isInstanceOf(MalformedObjectException.class);
        }
    }

    @Test
    void refusesAnotherSizeThanTheDataSetSays() {
        assertThatThrownBy(() -> decode(lossless(), gray(2, 3, 16)))
                .isInstanceOf(MalformedObjectException.class)
                .hasMessage("JPEG frame: 2 x 2 x 1 samples (expected: 3 x 2 x 1, as the data set says)");
        assertThatThrownBy(() -> decode(lossless(), gray(2, 2, 8)))
                .isInstanceOf(MalformedObjectException.class)
                .hasMessage("JPEG frame: samples of 12 bits (expected: at most 8)");
    }

    @Test
    void turnsColoursIntoRgb() throws Exception {
        byte[] jpeg = jpeg(64, 48);

        byte[] samples = decode(jpeg, colour(48, 64, "YBR_FULL_422"));

        assertThat(samples).hasSize(64 * 48 * 3);
        assertThat(samples[0] & 0xFF).isBetween(195, 205);
        assertThat(samples[1] & 0xFF).isBetween(95, 105);
        assertThat(samples[2] & 0xFF).isBetween(45, 55);
        TransferSyntax baseline = TransferSyntax.of("1.2.840.10008.1.2.4.50").orElseThrow();
        assertThat(decoder.decoded(baseline, colour(48, 64, "YBR_FULL_422")).photometricInterpretation())
                .isEqualTo("RGB");
    }

    @Test
    void refusesAnImageThatEndsEarly() throws Exception {
        byte[] jpeg = jpeg(64, 48);

        assertThatThrownBy(() -> decode(Arrays.copyOf(jpeg, jpeg.length - 20), colour(48, 64, "YBR_FULL_422")))
                .isInstanceOf(MalformedObjectException.class);
    }

    @Test
    void leavesExtendedJpegOfTwelveBitsAlone() {
        TransferSyntax extended = TransferSyntax.of("1.2.840.10008.1.2.4.51").orElseThrow();

        assertThat(decoder.decodes(extended, gray(2, 2, 16))).isFalse();
        assertThat(decoder.decodes(extended, gray(2, 2, 8))).isTrue();
    }

    @Test
    void endsWithTheTypedErrorAloneWhateverTheStreamIs() throws Exception {
        assertSurvives(jpeg(64, 48), colour(48, 64, "YBR_FULL_422"));
        assertSurvives(lossless(), gray(2, 2, 16));
    }

    private void assertSurvives(byte[] sound, FrameFormat format) {
        SplittableRandom random = new SplittableRandom(4);
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = Arrays.copyOf(sound, random.nextInt(8) == 0 ? random.nextInt(sound.length) : sound.length);
            for (int changes = random.nextInt(1, 8); changes > 0 && mutant.length > 0; changes--) {
                mutant[random.nextInt(random.nextBoolean() ? mutant.length : Math.min(200, mutant.length))] =
                        (byte) random.nextInt();
            }
            try {
                assertThat(decode(mutant, format)).hasSize((int) format.length());
            } catch (MalformedObjectException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(MUTANTS / 10);
    }

    private static byte[] jpeg(int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, 200 << 16 | 100 << 8 | 50 + x % 2);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        return out.toByteArray();
    }

    /** Gray is lossless here, and colours are baseline. */
    private byte[] decode(byte[] encoded, FrameFormat format) {
        return decoder.decode(encoded, format.samplesPerPixel() == 1 ? syntax("70") : syntax("50"), format);
    }

    private static TransferSyntax syntax(String last) {
        return TransferSyntax.of("1.2.840.10008.1.2.4." + last).orElseThrow();
    }

    @Test
    void refusesColoursOfAnotherProcessThanTheTransferSyntaxSays() throws Exception {
        byte[] lossy = jpeg(64, 48);

        assertThatThrownBy(() -> decoder.decode(lossy, syntax("70"), colour(48, 64, "YBR_FULL")))
                .isInstanceOf(MalformedObjectException.class)
                .hasMessageContaining("expected: lossless, as the transfer syntax says");
    }

    @Test
    void takesGreyByEitherProcess() {
        byte[] samples = decoder.decode(lossless(), syntax("70"), gray(2, 2, 16));

        assertThat(decoder.decode(lossless(), syntax("50"), gray(2, 2, 16))).isEqualTo(samples);
    }
}
