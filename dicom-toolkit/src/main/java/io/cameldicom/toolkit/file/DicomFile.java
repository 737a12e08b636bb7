package io.cameldicom.toolkit.file;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.Segment;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.data.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A DICOM file that was parsed to its end: Part 10 (PS3.10 §7), or a bare data set. Immutable; holds no open channel.
 * Values above a threshold were not read, they are regions of the file: they are true as long as {@link #identity()} is.
 */
public final class DicomFile {
    private static final int INFLATED_CHUNK = 16 << 10;
    static final int LAST_TAG = 0xFFFF_FFFF;

    private final Path path;
    private final FileIdentity identity;
    private final FileMeta meta;
    private final boolean metaBuilt;
    private final TransferSyntax transferSyntax;
    private final DataSet dataSet;
    private final long dataSetOffset;
    private final Segment.FileRegion encodedRegion;
    private final boolean encodedAnew;
    private final int duplicate;
    private final ReadLimits limits;

    DicomFile(DicomFileReader reader) {
        this.path = reader.path;
        this.identity = reader.identity;
        this.meta = reader.meta;
        this.metaBuilt = reader.metaBuilt;
        this.transferSyntax = reader.transferSyntax;
        this.dataSet = reader.dataSet;
        this.dataSetOffset = reader.dataSetOffset;
        this.encodedRegion = reader.encodedRegion;
        this.encodedAnew = reader.encodedAnew;
        this.duplicate = reader.duplicate;
        this.limits = reader.limits;
    }

    /**
     * Reads a file to its end, so that a truncated one is always noticed; blocks on the file alone. Every channel is
     * closed on return.
     *
     * @throws MalformedObjectException if it is no DICOM file, breaks the encoding, is truncated or exceeds a limit; if it
     *     changed meanwhile, as {@link MalformedObjectException.Problem#TRUNCATED}
     * @throws IOException if the file cannot be read
     */
    public static DicomFile read(Path file, ReadLimits limits) throws IOException {
        return new DicomFile(new DicomFileReader(file, limits, LAST_TAG).read());
    }

    /** As {@link #read(Path, ReadLimits)}, under the default limits. */
    public static DicomFile read(Path file) throws IOException {
        return read(file, ReadLimits.DEFAULTS);
    }

    /**
     * Reads the elements up to {@code lastTag} and nothing behind it: what is wrong there, or missing, is not noticed. Blocks
     * on the file alone.
     *
     * @throws MalformedObjectException as {@link #read(Path, ReadLimits)}, for what comes before
     * @throws IOException if the file cannot be read
     */
    public static DataSet readUpTo(int lastTag, Path file, ReadLimits limits) throws IOException {
        return new DicomFileReader(file, limits, lastTag).read().dataSet;
    }

    public Path path() {
        return path;
    }

    /** The state of the file that was read. */
    public FileIdentity identity() {
        return identity;
    }

    /** File Meta Information; built from the data set where the file has none. */
    public FileMeta meta() {
        return meta;
    }

    /** Whether File Meta Information is missing, names no transfer syntax or plainly a wrong one: it was guessed then. */
    public boolean metaBuilt() {
        return metaBuilt;
    }

    /** How the data set is encoded. */
    public TransferSyntax transferSyntax() {
        return transferSyntax;
    }

    /** All elements but those of group 0002. Of an element that comes twice it has the first. */
    public DataSet dataSet() {
        return dataSet;
    }

    /** Where the (possibly deflated) data set begins in the file, in bytes. */
    public long dataSetOffset() {
        return dataSetOffset;
    }

    /**
     * The data set as it stands in the file, as one region; zeros behind it are left out, and of a deflated one the header
     * and trailer that some writers add. It is encoded anew only where it may be stored, but not sent: where a value has an
     * odd length, with padding (PS3.5 §7.1.1), which the basic offset table of compressed frames follows; and where some items
     * are in Explicit and others in Implicit VR, at which receivers lose their place, in the one that belongs there.
     */
    public EncodedDataSet encoded() {
        if (encodedAnew) {
            return encodedAnew(dataSet);
        }
        List<Segment> segments = new ArrayList<>(2);
        segments.add(encodedRegion);
        if ((encodedRegion.length() & 1) == 1) {
            segments.add(new Segment.Heap(new byte[1]));
        }
        return describe(dataSet, segments);
    }

    /**
     * An edit of {@link #dataSet()} in the file's own transfer syntax: what is on the heap is encoded anew, values in the
     * file stay regions of it. Group lengths (gggg,0000) are left out. A deflated data set is deflated again, which reads
     * the whole file.
     *
     * @throws MalformedObjectException if the file can no longer be read as it was, or if a data set that must be deflated
     *     again is longer than {@link ReadLimits#deflatedBytes()}, or takes more inflating than {@link
     *     ReadLimits#inflatedBytes()}
     * @throws UncheckedIOException if a deflated file cannot be read
     */
    public EncodedDataSet encoded(DataSet edited) {
        return edited == dataSet ? encoded() : encodedAnew(edited);
    }

    private EncodedDataSet encodedAnew(DataSet edited) {
        SegmentBuffer encoded = DataSetEncoder.buffer(edited, transferSyntax);
        if (!transferSyntax.isDeflated()) {
            return describe(edited, encoded.segments());
        }
        try {
            return describe(
                    edited, Redeflation.deflate(encoded.pieces(), path, dataSetOffset, identity.size(), limits));
        } catch (IOException e) {
            throw new UncheckedIOException("deflated file: cannot be read again", e);
        }
    }

    private EncodedDataSet describe(DataSet described, List<Segment> segments) {
        return new EncodedDataSet(
                described.string(Tag.SOP_CLASS_UID).or(meta::sopClassUid).orElse(""),
                described.string(Tag.SOP_INSTANCE_UID).or(meta::sopInstanceUid).orElse(""),
                transferSyntax.uid(),
                segments);
    }

    /**
     * Writes the inflated data set of a deflated file to another file, piece by piece: there, a {@link
     * Value.Deflated} is a region.
     *
     * @param target an empty file
     * @throws MalformedObjectException if the file can no longer be read as it was
     * @throws IOException if a file cannot be read or written
     */
    public void inflateTo(Path target) throws IOException {
        byte[] chunk = new byte[INFLATED_CHUNK];
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
                InflatedInput in = InflatedInput.open(channel, dataSetOffset, identity.size(), limits.inflatedBytes());
                OutputStream out = Files.newOutputStream(target)) {
            int count;
            for (long position = 0; (count = in.read(position, chunk, 0, chunk.length)) > 0; position += count) {
                out.write(chunk, 0, count);
            }
        }
    }

    /**
     * A value that was left in a deflated file: reads and inflates all that is before it.
     *
     * @param value of this file; the caller has checked that it may take the memory
     * @throws MalformedObjectException if the file can no longer be read as it was
     * @throws IOException if the file cannot be read
     */
    public byte[] inflated(Value.Deflated value) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
                InflatedInput in =
                        InflatedInput.open(channel, dataSetOffset, identity.size(), limits.inflatedBytes())) {
            byte[] bytes = in.skip(value.offset()) ? in.bytes(Math.toIntExact(value.length())) : null;
            if (bytes == null) {
                throw Redeflation.changed();
            }
            return bytes;
        }
    }

    /**
     * Returns if C-STORE can carry the object as it is.
     *
     * @throws MalformedObjectException with the first of these problems: NOT_STORABLE for a DICOMDIR; INVALID_UID where SOP
     *     Class or SOP Instance UID of the data set is missing, empty or no UID; MALFORMED where group
     *     0000 or 0002 stands in the data set, or where padding a compressed fragment of odd length would make an extended
     *     offset table, or a basic one above {@link ReadLimits#heapThreshold()}, wrong; UID_MISMATCH where File Meta Information
     *     names another; DUPLICATE_ELEMENT where an element comes twice with
     *     different values; UNKNOWN_TRANSFER_SYNTAX where pixel data are compressed, but nothing says how
     */
    public void requireStorable() {
        StorabilityCheck.check(this, duplicate);
    }

    /** Transfer syntax and size, no path and no value. */
    @Override
    public String toString() {
        return "DICOM file, " + transferSyntax + ", " + identity.size() + " bytes";
    }
}
