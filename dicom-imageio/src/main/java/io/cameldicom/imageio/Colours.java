package io.cameldicom.imageio;

/** From YBR_FULL to RGB (PS3.3 §C.7.6.3.1.2), in 16 bits of fraction. */
final class Colours {
    private static final int HALF = 1 << 15;
    private static final int RED_OF_CR = 91881;
    private static final int GREEN_OF_CB = 22554;
    private static final int GREEN_OF_CR = 46802;
    private static final int BLUE_OF_CB = 116130;

    private Colours() {}

    /** In place, pixel after pixel. */
    static void toRgb(byte[] samples) {
        for (int i = 0; i < samples.length; i += 3) {
            int y = samples[i] & 0xFF;
            int cb = (samples[i + 1] & 0xFF) - 128;
            int cr = (samples[i + 2] & 0xFF) - 128;
            samples[i] = clamped(y + (RED_OF_CR * cr + HALF >> 16));
            samples[i + 1] = clamped(y + (-GREEN_OF_CB * cb - GREEN_OF_CR * cr + HALF >> 16));
            samples[i + 2] = clamped(y + (BLUE_OF_CB * cb + HALF >> 16));
        }
    }

    private static byte clamped(int value) {
        return (byte) Math.max(0, Math.min(255, value));
    }
}
