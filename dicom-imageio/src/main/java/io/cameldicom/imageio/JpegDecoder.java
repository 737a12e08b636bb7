package io.cameldicom.imageio;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import io.cameldicom.toolkit.convert.FrameDecoder;
import io.cameldicom.toolkit.convert.FrameFormat;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.TransferSyntax;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Set;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.spi.IIORegistry;
import javax.imageio.stream.ImageInputStream;

/**
 * JPEG with samples of 8 bits (baseline, and extended where it has them), by ImageIO, whose colours become RGB; and lossless
 * JPEG, whose samples stay as they are.
 */
public final class JpegDecoder implements FrameDecoder {
    private static final Set<String> LOSSY = Set.of("1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51");
    private static final Set<String> LOSSLESS = Set.of("1.2.840.10008.1.2.4.57", "1.2.840.10008.1.2.4.70");

    private static final Set<String> GRAY = Set.of("MONOCHROME1", "MONOCHROME2", "PALETTE COLOR");
    private static final Set<String> COLOUR = Set.of("RGB", "YBR_FULL", "YBR_FULL_422");

    @Override
    public boolean decodes(TransferSyntax transferSyntax, FrameFormat format) {
        Set<String> colours = format.samplesPerPixel() == 1 ? GRAY : COLOUR;
        boolean bits = format.bitsAllocated() == 8
                || format.bitsAllocated() == 16
                        && format.samplesPerPixel() == 1
                        && LOSSLESS.contains(transferSyntax.uid());
        return bits
                && colours.contains(format.photometricInterpretation())
                && (LOSSY.contains(transferSyntax.uid()) || LOSSLESS.contains(transferSyntax.uid()));
    }

    @Override
    public FrameFormat decoded(TransferSyntax transferSyntax, FrameFormat format) {
        if (format.samplesPerPixel() == 1) {
            return format;
        }
        if (LOSSY.contains(transferSyntax.uid())) {
            return format.with("RGB", 0);
        }
        String colours = format.photometricInterpretation();
        return format.with(colours.equals("YBR_FULL_422") ? "YBR_FULL" : colours, 0);
    }

    @Override
    public byte[] decode(byte[] encoded, TransferSyntax transferSyntax, FrameFormat format) {
        JpegHeader header = JpegHeader.of(encoded);
        header.require(format);
        boolean lossless = LOSSLESS.contains(transferSyntax.uid());
        if (header.isLossless() != lossless && format.samplesPerPixel() > 1) {
            // Its colours would not be what decoded() says of them; grey is grey by either process.
            throw JpegHeader.broken("JPEG process: " + (lossless ? "lossy" : "lossless") + " (expected: "
                    + (lossless ? "lossless" : "lossy") + ", as the transfer syntax says)");
        }
        if (header.isLossless()) {
            return LosslessDecoder.decode(encoded, format);
        }
        Raster raster;
        try {
            raster = raster(encoded);
        } catch (IOException e) {
            throw JpegHeader.broken("JPEG frame: " + e.getMessage() + " (expected: a sound one)");
        } catch (MalformedObjectException e) {
            throw e;
        } catch (RuntimeException e) {
            // The readers are not proof against everything that may stand in a stream.
            throw JpegHeader.broken(
                    "JPEG frame: unreadable, " + e.getClass().getSimpleName() + " (expected: a sound one)");
        }
        if (raster.getWidth() != format.columns()
                || raster.getHeight() != format.rows()
                || raster.getNumBands() != format.samplesPerPixel()) {
            throw JpegHeader.broken("JPEG frame: decoded to " + raster.getWidth() + " x " + raster.getHeight() + " x "
                    + raster.getNumBands() + " samples (expected: as its header says)");
        }
        byte[] samples = Samples.of(raster, format.bitsAllocated());
        if (header.isLuminanceAndChrominance(format)) {
            Colours.toRgb(samples);
        }
        return samples;
    }

    private static Raster raster(byte[] encoded) throws IOException {
        ImageReader reader = Provider.INSTANCE.createReaderInstance(null);
        try (ImageInputStream in = new ByteArrayImageInputStream(encoded)) {
            reader.setInput(in, true, true);
            reader.addIIOReadWarningListener(new Warnings());
            return reader.readRaster(0, null);
        } finally {
            reader.dispose();
        }
    }

    /** A stream that ends early is filled up with gray: that must not be taken for an image. */
    private static final class Warnings implements IIOReadWarningListener {
        @Override
        public void warningOccurred(ImageReader source, String warning) {
            boolean harmless = warning == null || !warning.contains("orrupt") && !warning.contains("remature");
            if (!harmless && !warning.contains("extraneous bytes before marker")) {
                throw JpegHeader.broken("JPEG frame: " + warning + " (expected: a sound one)");
            }
        }
    }

    /** The plugin, which finds the reader of the platform by the registry. */
    private static final class Provider {
        private static final JPEGImageReaderSpi INSTANCE = find();

        private static JPEGImageReaderSpi find() {
            JPEGImageReaderSpi found =
                    IIORegistry.getDefaultInstance().getServiceProviderByClass(JPEGImageReaderSpi.class);
            if (found != null) {
                return found;
            }
            JPEGImageReaderSpi made = new JPEGImageReaderSpi();
            IIORegistry.getDefaultInstance().registerServiceProvider(made);
            return made;
        }
    }
}
