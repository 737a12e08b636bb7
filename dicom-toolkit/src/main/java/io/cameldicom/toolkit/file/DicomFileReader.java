package io.cameldicom.toolkit.file;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.data.Segment;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.data.Uid;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Finds the parts of a file: preamble, File Meta Information, data set. */
final class DicomFileReader {
    private static final int PREAMBLE = 128;
    private static final int PREFIX = 0x4449434D;
    private static final int HEADER = 8;

    final Path path;
    final ReadLimits limits;
    private final int lastTag;
    FileIdentity identity;
    FileMeta meta;
    boolean metaBuilt;
    private boolean unknownSyntax;
    TransferSyntax transferSyntax;
    DataSet dataSet;
    long dataSetOffset;
    Segment.FileRegion encodedRegion;
    boolean encodedAnew;
    int duplicate;

    /** @param lastTag what follows it is not looked at */
    DicomFileReader(Path path, ReadLimits limits, int lastTag) {
        this.path = path;
        this.limits = limits;
        this.lastTag = lastTag;
    }

    DicomFileReader read() throws IOException {
        identity = FileIdentity.of(path);
        if (identity.size() == 0) {
            throw new MalformedObjectException(Problem.EMPTY, "file: 0 bytes (expected: a DICOM object)", 0, 0);
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            read(channel);
        } catch (MalformedObjectException e) {
            requireUnchanged();
            throw e;
        }
        requireUnchanged();
        return this;
    }

    private void requireUnchanged() throws IOException {
        if (!identity.equals(FileIdentity.of(path))) {
            throw new MalformedObjectException(
                    Problem.TRUNCATED, "file: changed while it was read (expected: a file at rest)", -1, 0);
        }
    }

    private void read(FileChannel channel) throws IOException {
        FileInput in = new FileInput(channel, 0, identity.size());
        boolean prefix = passPreamble(in);
        DataSet group2 = new DataSetReader(in, path, limits).fileMeta();
        dataSetOffset = in.position();
        transferSyntax = transferSyntax(group2, in, prefix);
        if (transferSyntax.isDeflated()) {
            inflate(channel);
        } else {
            DataSetReader reader = new DataSetReader(in, path, limits).upTo(lastTag);
            readAsGuessed(reader);
            encodedRegion = new Segment.FileRegion(path, dataSetOffset, reader.end() - dataSetOffset);
        }
        metaBuilt =
                !group2.string(Tag.TRANSFER_SYNTAX_UID).map(String::strip).equals(Optional.of(transferSyntax.uid()));
        meta = group2.isEmpty() ? FileMeta.build(dataSet, transferSyntax) : new FileMeta(group2);
    }

    /** Goes to the first element, wherever the prefix {@code DICM} stands; whether there is one. */
    private static boolean passPreamble(FileInput in) throws IOException {
        if (in.available(4) && in.peekInt(0, true) == PREFIX) {
            in.take(4);
            return true;
        }
        if (!in.available(PREAMBLE + 4) || in.peekInt(PREAMBLE, true) != PREFIX) {
            return false;
        }
        in.take(PREAMBLE + 4);
        return true;
    }

    private TransferSyntax transferSyntax(DataSet group2, FileInput in, boolean prefix) throws IOException {
        boolean begun = prefix || !group2.isEmpty();
        long left = identity.size() - in.position();
        if (begun && left < HEADER) {
            throw new MalformedObjectException(
                    Problem.TRUNCATED,
                    "data set: " + left + " bytes (expected: at least one element)",
                    in.position(),
                    0);
        }
        Optional<String> uid = group2.string(Tag.TRANSFER_SYNTAX_UID).map(String::strip);
        if (uid.isPresent()) {
            Optional<TransferSyntax> named = TransferSyntax.of(uid.get());
            return named.isPresent()
                    ? TransferSyntaxGuess.against(named.get(), in).orElse(named.get())
                    : unknown(uid.get(), in);
        }
        Optional<TransferSyntax> guess = TransferSyntaxGuess.at(in, begun);
        if (guess.isPresent()) {
            return guess.get();
        }
        if (!begun) {
            throw FirstBytes.problem(in, identity.size());
        }
        throw unreadable(in, group2);
    }

    /** Whoever knows the transfer syntax may take the object, as long as it can be read to its end. */
    private TransferSyntax unknown(String uid, FileInput in) throws IOException {
        Optional<TransferSyntax> guess = Uid.isValid(uid) ? TransferSyntaxGuess.at(in, true) : Optional.empty();
        unknownSyntax = true;
        return guess.map(like -> TransferSyntax.unknown(uid, like)).orElseThrow(() -> unknown(uid, ""));
    }

    private MalformedObjectException unknown(String uid, String why) {
        return new MalformedObjectException(
                Problem.UNKNOWN_TRANSFER_SYNTAX,
                "transfer syntax: "
                        + (Uid.isValid(uid)
                                ? uid + ", which is not known, and the data set cannot be read"
                                : "not a UID")
                        + why + " (expected: one that is known, or a data set in Explicit or Implicit VR)",
                dataSetOffset,
                Tag.TRANSFER_SYNTAX_UID);
    }

    private MalformedObjectException unreadable(FileInput in, DataSet group2) {
        if (group2.isEmpty()) {
            return new MalformedObjectException(
                    Problem.NOT_DICOM,
                    "File Meta Information: unreadable (expected: elements of group 0002)",
                    in.position(),
                    0);
        }
        return new MalformedObjectException(
                Problem.UNKNOWN_TRANSFER_SYNTAX,
                "File Meta Information: no Transfer Syntax UID (0002,0010), and the first bytes of the data set do not "
                        + "show how it is encoded (expected: a Transfer Syntax UID)",
                in.position(),
                Tag.TRANSFER_SYNTAX_UID);
    }

    private void inflate(FileChannel channel) throws IOException {
        try (InflatedInput in = InflatedInput.open(channel, dataSetOffset, identity.size(), limits.inflatedBytes())) {
            readDataSet(new DataSetReader(in, null, limits).upTo(lastTag));
            encodedRegion = lastTag == DicomFile.LAST_TAG ? in.deflatedRegion(path) : null;
        }
    }

    private void readAsGuessed(DataSetReader reader) throws IOException {
        try {
            readDataSet(reader);
        } catch (MalformedObjectException e) {
            throw unknownSyntax && e.problem() == Problem.MALFORMED
                    ? unknown(transferSyntax.uid(), ": " + e.getMessage())
                    : e;
        }
    }

    private void readDataSet(DataSetReader reader) throws IOException {
        dataSet = reader.dataSet(transferSyntax.isExplicitVr(), transferSyntax.isBigEndian());
        if (dataSet.isEmpty()) {
            throw new MalformedObjectException(
                    Problem.TRUNCATED, "data set: no element (expected: at least one)", dataSetOffset, 0);
        }
        encodedAnew = reader.mustBeEncodedAnew();
        duplicate = reader.duplicate();
    }
}
