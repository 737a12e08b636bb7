package io.cameldicom.imageio;

import java.awt.image.Raster;

/** Decoded samples as DICOM has them: pixel after pixel, little endian. */
final class Samples {
    private Samples() {}

    static byte[] of(Raster raster, int bitsAllocated) {
        int width = raster.getWidth();
        int inRow = width * raster.getNumBands();
        int bytes = bitsAllocated / Byte.SIZE;
        byte[] samples = new byte[Math.multiplyExact(Math.multiplyExact(inRow, raster.getHeight()), bytes)];
        int[] row = new int[inRow];
        int at = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int sample : row) {
                samples[at++] = (byte) sample;
                if (bytes == 2) {
                    samples[at++] = (byte) (sample >> 8);
                }
            }
        }
        return samples;
    }
}
