package io.cameldicom.toolkit.convert;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.data.Segment;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.data.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/**
 * Decodes compressed pixel data into a file, frame by frame, and lets the data set say what they are then (PS3.3 §C.7.6.1 and
 * §C.7.6.3). The SOP Instance UID stays: nothing is compressed anew.
 */
final class Decompression extends Rewriting {
    private static final int NUMBER_OF_FRAMES = 0x00280008;
    private static final int LOSSY_IMAGE_COMPRESSION = 0x00282110;
    private static final int EXTENDED_OFFSET_TABLE = 0x7FE00001;
    private static final int EXTENDED_OFFSET_TABLE_LENGTHS = 0x7FE00002;
    private static final int ENCAPSULATED_TOTAL_LENGTH = 0x7FE00003;

    private static final Set<String> LOSSY = Set.of("1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51");
    private static final long LONGEST_VALUE = 0xFFFF_FFFEL;

    /** A frame is decoded on the heap. */
    private static final DecodingMemory MEMORY =
            new DecodingMemory(Runtime.getRuntime().maxMemory());

    /** No frame that is as it should be shrinks more than this, so none takes more memory than it has bytes, times this. */
    private static final int BEST_RATIO = 128;

    /** As {@link #BEST_RATIO}, of lossy compression. */
    private static final int BEST_LOSSY_RATIO = 1024;

    /** Beyond the pixels themselves: tables, colour profiles, comments. */
    private static final long MOST_OVERHEAD = 1L << 20;

    private final TransferSyntax source;
    private final ConversionSpool spool;
    private Path decoded;

    private Decompression(TransferSyntax source, ConversionSpool spool) {
        this.source = source;
        this.spool = spool;
    }

    /** What is known of compressed pixel data before any frame is looked at. */
    private record Pixels(FrameDecoder decoder, FrameFormat format, int frames) {
        static Optional<Pixels> of(DataSet dataSet, TransferSyntax source) {
            Optional<FrameFormat> format = FrameFormat.of(dataSet);
            Optional<FrameDecoder> decoder = format.flatMap(frame -> FrameDecoders.of(source, frame));
            int frames = frames(dataSet);
            return decoder.isPresent()
                            && frames > 0
                            && frames <= LONGEST_VALUE / format.get().length()
                    ? Optional.of(new Pixels(decoder.get(), format.get(), frames))
                    : Optional.empty();
        }

        /** 0 if it is no number. */
        private static int frames(DataSet dataSet) {
            try {
                return dataSet.string(NUMBER_OF_FRAMES).map(Integer::parseInt).orElse(1);
            } catch (NumberFormatException e) {
                return 0;
            }
        }
    }

    /** Whether all compressed pixel data of the data set and of its items can be decoded, as far as the header tells. */
    static boolean isPossible(DataSet dataSet, TransferSyntax source) {
        return Fragments.owners(dataSet).stream()
                .allMatch(owner -> Pixels.of(owner, source).isPresent());
    }

    static DataSet of(DataSet dataSet, TransferSyntax source, ConversionSpool spool) throws IOException {
        try {
            return new Decompression(source, spool).of(dataSet);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    Element rewritten(Element element, Scope scope) {
        return element;
    }

    @Override
    boolean entersUnknown() {
        return true;
    }

    @Override
    DataSet finished(DataSet dataSet) {
        Optional<Element> element = dataSet.element(Tag.PIXEL_DATA);
        if (element.isEmpty() || !(element.get().value() instanceof Value.Fragments fragments)) {
            return dataSet;
        }
        Pixels pixels = Pixels.of(dataSet, source).orElseThrow();
        Optional<Value.Plain> extendedOffsets = dataSet.element(EXTENDED_OFFSET_TABLE)
                .map(Element::value)
                .filter(Value.Plain.class::isInstance)
                .map(Value.Plain.class::cast);
        try {
            Segment.FileRegion region = decode(pixels, FrameFragments.of(fragments, extendedOffsets, pixels.frames()));
            VR vr = pixels.format().bitsAllocated() <= 8 ? VR.OB : VR.OW;
            DataSet described = pixels.decoder()
                    .decoded(source, pixels.format())
                    .describe(dataSet.without(EXTENDED_OFFSET_TABLE)
                            .without(EXTENDED_OFFSET_TABLE_LENGTHS)
                            .without(ENCAPSULATED_TOTAL_LENGTH))
                    .with(new Element(Tag.PIXEL_DATA, vr, new Value.Region(region)));
            return LOSSY.contains(source.uid())
                    ? described.with(Element.of(LOSSY_IMAGE_COMPRESSION, VR.CS, "01"))
                    : described;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Segment.FileRegion decode(Pixels pixels, FrameFragments fragments) throws IOException {
        requireRoom(pixels.format().length());
        if (decoded == null) {
            decoded = spool.newFile();
        }
        long offset = Files.size(decoded);
        try (OutputStream out = Files.newOutputStream(decoded, StandardOpenOption.APPEND)) {
            for (int frame = 0; frame < pixels.frames(); frame++) {
                requirePlausible(fragments.length(frame), pixels.format().length());
                try (DecodingMemory.Share share =
                        MEMORY.take(fragments.length(frame), pixels.format().length())) {
                    out.write(pixels.decoder().decode(fragments.bytes(frame), source, pixels.format()));
                }
            }
        }
        return new Segment.FileRegion(decoded, offset, pixels.format().length() * pixels.frames());
    }

    private static void requireRoom(long frame) {
        if (frame > MEMORY.longestFrame()) {
            throw new MalformedObjectException(
                    Problem.LIMIT_EXCEEDED,
                    "frame: " + frame + " bytes, decompressed (expected: at most " + MEMORY.longestFrame()
                            + ", which is an eighth of the heap, set by -Xmx, and never more than 256 MiB)",
                    -1,
                    Tag.PIXEL_DATA);
        }
    }

    /** Before memory is taken for what the data set says that a frame is. */
    private void requirePlausible(long encoded, long frame) {
        int ratio = LOSSY.contains(source.uid()) ? BEST_LOSSY_RATIO : BEST_RATIO;
        if (frame / ratio > encoded || encoded > 2 * frame + MOST_OVERHEAD) {
            throw new MalformedObjectException(
                    Problem.MALFORMED,
                    "compressed frame: " + encoded + " bytes (expected: what " + frame
                            + " bytes, by Rows and Columns, can be compressed to)",
                    -1,
                    Tag.PIXEL_DATA);
        }
    }
}
