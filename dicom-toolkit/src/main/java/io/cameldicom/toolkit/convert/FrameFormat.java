package io.cameldicom.toolkit.convert;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.data.Value;
import java.util.Optional;

/**
 * What a data set says of each of its frames (PS3.3 §C.7.6.3).
 *
 * @param rows Rows (0028,0010), 1 or more
 * @param columns Columns (0028,0011), 1 or more
 * @param samplesPerPixel Samples per Pixel (0028,0002), 1 or 3
 * @param bitsAllocated Bits Allocated (0028,0100): 8, 16 or 32
 * @param photometricInterpretation Photometric Interpretation (0028,0004)
 * @param planarConfiguration Planar Configuration (0028,0006): 1 where the samples of a frame stand in planes of their own,
 *     else 0
 */
public record FrameFormat(
        int rows,
        int columns,
        int samplesPerPixel,
        int bitsAllocated,
        String photometricInterpretation,
        int planarConfiguration) {
    static final int SAMPLES_PER_PIXEL = 0x00280002;
    static final int PHOTOMETRIC_INTERPRETATION = 0x00280004;
    static final int PLANAR_CONFIGURATION = 0x00280006;
    static final int ROWS = 0x00280010;
    static final int COLUMNS = 0x00280011;
    static final int BITS_ALLOCATED = 0x00280100;

    /** Bytes of one decoded frame. */
    public long length() {
        return (long) rows * columns * samplesPerPixel * bytesPerSample();
    }

    /** Bytes of one sample. */
    public int bytesPerSample() {
        return bitsAllocated / Byte.SIZE;
    }

    /** The same but for colours and planes. */
    public FrameFormat with(String newPhotometricInterpretation, int newPlanarConfiguration) {
        return new FrameFormat(
                rows, columns, samplesPerPixel, bitsAllocated, newPhotometricInterpretation, newPlanarConfiguration);
    }

    /** Of a little endian data set; empty if it does not say all of this, or something that makes no sense. */
    static Optional<FrameFormat> of(DataSet dataSet) {
        Rewriting.Scope scope = new Rewriting.Scope(dataSet, null);
        FrameFormat format = new FrameFormat(
                scope.number(ROWS).orElse(0),
                scope.number(COLUMNS).orElse(0),
                scope.number(SAMPLES_PER_PIXEL).orElse(0),
                scope.number(BITS_ALLOCATED).orElse(0),
                dataSet.string(PHOTOMETRIC_INTERPRETATION).orElse(""),
                scope.number(PLANAR_CONFIGURATION).orElse(0));
        return format.isSound() ? Optional.of(format) : Optional.empty();
    }

    private boolean isSound() {
        return rows > 0
                && columns > 0
                && (samplesPerPixel == 1 || samplesPerPixel == 3)
                && (bitsAllocated == 8 || bitsAllocated == 16 || bitsAllocated == 32)
                && !photometricInterpretation.isEmpty()
                && (planarConfiguration == 0 || planarConfiguration == 1);
    }

    /** The data set with this Photometric Interpretation and Planar Configuration; the latter only where it matters. */
    DataSet describe(DataSet dataSet) {
        DataSet described = dataSet.with(Element.of(PHOTOMETRIC_INTERPRETATION, VR.CS, photometricInterpretation));
        byte[] planes = {(byte) planarConfiguration, 0};
        return samplesPerPixel == 1
                ? described
                : described.with(new Element(PLANAR_CONFIGURATION, VR.US, new Value.Bytes(planes)));
    }
}
