package io.cameldicom.toolkit.convert;

import static io.cameldicom.toolkit.data.TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN;
import static io.cameldicom.toolkit.data.TransferSyntax.EXPLICIT_VR_BIG_ENDIAN;
import static io.cameldicom.toolkit.data.TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
import static io.cameldicom.toolkit.data.TransferSyntax.GE_PRIVATE_BIG_ENDIAN_PIXELS;
import static io.cameldicom.toolkit.data.TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.data.Segment;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.file.DataSetEncoder;
import io.cameldicom.toolkit.file.DicomFile;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Objects in other transfer syntaxes than that of their file. Nothing is ever converted to big endian or to a compression,
 * and no pixel is changed but by decompression.
 */
public final class Conversions {
    /** Those whose encoding says everything: others that look the same mean something else by their pixel data. */
    private static final Set<TransferSyntax> CONVERTIBLE = Set.of(
            EXPLICIT_VR_LITTLE_ENDIAN,
            IMPLICIT_VR_LITTLE_ENDIAN,
            DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN,
            EXPLICIT_VR_BIG_ENDIAN,
            GE_PRIVATE_BIG_ENDIAN_PIXELS);

    private Conversions() {}

    /**
     * The transfer syntaxes in which the object can be sent besides its own, in order of preference; empty if there is none,
     * as for a transfer syntax that is not known. Looks at the header alone.
     */
    public static List<TransferSyntax> targets(DicomFile file, ConversionOptions options) {
        Set<TransferSyntax> targets = new LinkedHashSet<>();
        if (file.transferSyntax().isEncapsulated() ? isNative(file, options) : isConvertible(file)) {
            targets.add(EXPLICIT_VR_LITTLE_ENDIAN);
            targets.add(IMPLICIT_VR_LITTLE_ENDIAN);
            targets.add(DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN);
            targets.remove(file.transferSyntax());
        }
        return List.copyOf(targets);
    }

    /** Without compressed pixel data, as of reports, it is in Explicit VR Little Endian but by name. */
    private static boolean isNative(DicomFile file, ConversionOptions options) {
        TransferSyntax source = file.transferSyntax();
        return TransferSyntax.of(source.uid()).isPresent()
                && (Fragments.owners(file.dataSet()).isEmpty()
                        || options.decompress() && Decompression.isPossible(file.dataSet(), source));
    }

    private static boolean isConvertible(DicomFile file) {
        if (!CONVERTIBLE.contains(file.transferSyntax())
                || !Fragments.owners(file.dataSet()).isEmpty()) {
            return false;
        }
        try {
            littleEndian(file.transferSyntax(), file.dataSet());
            return true;
        } catch (MalformedObjectException e) {
            return false;
        }
    }

    /**
     * The object in {@code target}. The header is encoded anew, without group lengths; long values stay in their file, or in
     * a file of {@code spool} where they must be inflated, deflated or decompressed. May block on files; memory does not grow
     * with the object.
     *
     * @param dataSet that of the file, or an edit of it
     * @param target one of {@link #targets}, or the transfer syntax of the file, in which nothing is converted
     * @throws IllegalArgumentException if {@code target} is neither
     * @throws MalformedObjectException if the object proves to be broken; that is permanent
     * @throws IOException if its file cannot be read, or one of {@code spool} not be made or written; the message may hold
     *     a path
     */
    public static EncodedDataSet convert(DicomFile file, DataSet dataSet, TransferSyntax target, ConversionSpool spool)
            throws IOException {
        if (target.equals(file.transferSyntax())) {
            return file.encoded(dataSet);
        }
        if (!targets(file, new ConversionOptions(true)).contains(target)) {
            throw new IllegalArgumentException("transfer syntax: " + target.uid() + ", from "
                    + file.transferSyntax().uid() + " (expected: one that it can be converted to)");
        }
        DataSet converted = converted(file, dataSet, target, spool);
        List<Segment> segments = DataSetEncoder.segments(converted, target);
        return describe(file, converted, target, target.isDeflated() ? Deflation.of(segments, spool) : segments);
    }

    private static DataSet converted(DicomFile file, DataSet dataSet, TransferSyntax target, ConversionSpool spool)
            throws IOException {
        TransferSyntax source = file.transferSyntax();
        DataSet unpacked = switch (source.encoding()) {
            case DEFLATED -> Inflation.of(file, dataSet, spool);
            case ENCAPSULATED -> requireNative(Decompression.of(dataSet, source, spool));
            default -> dataSet;
        };
        DataSet littleEndian = littleEndian(source, unpacked);
        return target.isExplicitVr() && !source.isExplicitVr() ? new ExplicitVr().of(littleEndian) : littleEndian;
    }

    /** What is left encapsulated must not go out under a name that says that nothing is. */
    private static DataSet requireNative(DataSet decompressed) {
        if (!Fragments.owners(decompressed).isEmpty()) {
            throw new MalformedObjectException(
                    Problem.MALFORMED,
                    "encapsulated value: not Pixel Data (expected: nothing else that is encapsulated)",
                    -1,
                    Tag.PIXEL_DATA);
        }
        return decompressed;
    }

    private static DataSet littleEndian(TransferSyntax source, DataSet dataSet) {
        return switch (source.encoding()) {
            case BIG_ENDIAN -> new LittleEndian().of(dataSet);
            case GE_PRIVATE -> new LittleEndianPixels().of(dataSet);
            default -> dataSet;
        };
    }

    private static EncodedDataSet describe(
            DicomFile file, DataSet dataSet, TransferSyntax target, List<Segment> segments) {
        return new EncodedDataSet(
                dataSet.string(Tag.SOP_CLASS_UID).or(file.meta()::sopClassUid).orElse(""),
                dataSet.string(Tag.SOP_INSTANCE_UID)
                        .or(file.meta()::sopInstanceUid)
                        .orElse(""),
                target.uid(),
                segments);
    }
}
