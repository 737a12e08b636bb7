package io.cameldicom.toolkit.file;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.data.Uid;
import io.cameldicom.toolkit.data.Value;
import java.util.Optional;

/** What must be true of an object before C-STORE may carry it (PS3.4 §B, PS3.7 §9.1.1). */
final class StorabilityCheck {
    /** Group 0000 is of commands, 0002 of files (PS3.7 §6.3, PS3.10 §7.1). */
    private static final int LOWEST_GROUP = 0x0004;

    private static final int EXTENDED_OFFSET_TABLE = 0x7FE00001;
    private static final int EXTENDED_OFFSET_TABLE_LENGTHS = 0x7FE00002;

    private StorabilityCheck() {}

    static void check(DicomFile file, int duplicate) {
        DataSet dataSet = file.dataSet();
        FileMeta meta = file.meta();
        if (meta.sopClassUid().filter(Uid.MEDIA_STORAGE_DIRECTORY::equals).isPresent()
                || dataSet.contains(Tag.DIRECTORY_RECORD_SEQUENCE)) {
            throw problem(Problem.NOT_STORABLE, "DICOMDIR: a directory of files (expected: an object)", 0);
        }
        int first = dataSet.iterator().next().tag();
        if (Tag.group(first) < LOWEST_GROUP) {
            throw problem(
                    Problem.MALFORMED,
                    "element: " + Tag.toString(first) + " in the data set (expected: none of a command or of File Meta "
                            + "Information)",
                    first);
        }
        requireUid(dataSet, Tag.SOP_CLASS_UID, "SOP Class UID", meta.sopClassUid());
        requireUid(dataSet, Tag.SOP_INSTANCE_UID, "SOP Instance UID", meta.sopInstanceUid());
        if (duplicate != 0) {
            throw problem(
                    Problem.DUPLICATE_ELEMENT,
                    "element: " + Tag.toString(duplicate)
                            + " comes twice in one data set with different values (expected: once)",
                    duplicate);
        }
        Optional<Element> pixelData = dataSet.element(Tag.PIXEL_DATA);
        boolean compressed = pixelData.isPresent() && pixelData.get().value() instanceof Value.Fragments;
        boolean known = TransferSyntax.of(file.transferSyntax().uid()).isPresent();
        if (compressed && known && !file.transferSyntax().isEncapsulated()) {
            throw problem(
                    file.metaBuilt() ? Problem.UNKNOWN_TRANSFER_SYNTAX : Problem.MALFORMED,
                    "Pixel Data: compressed, but the transfer syntax is "
                            + (file.metaBuilt() ? "not named" : file.transferSyntax())
                            + " (expected: the transfer syntax of a compression)",
                    Tag.PIXEL_DATA);
        }
        if (!compressed
                && known
                && file.transferSyntax().isEncapsulated()
                && pixelData.filter(StorabilityCheck::hasValue).isPresent()) {
            throw problem(
                    Problem.MALFORMED,
                    "Pixel Data: of a definite length, but the transfer syntax is " + file.transferSyntax()
                            + " (expected: fragments, of undefined length)",
                    Tag.PIXEL_DATA);
        }
        if (compressed) {
            requireOffsets(dataSet, (Value.Fragments) pixelData.get().value());
        }
    }

    private static boolean hasValue(Element element) {
        return element.value() instanceof Value.Plain plain && plain.length() > 0;
    }

    /** A fragment of odd length is padded for sending; whatever says where frames begin or end must follow. */
    private static void requireOffsets(DataSet dataSet, Value.Fragments fragments) {
        if (!BasicOffsetTable.isPadded(fragments)) {
            return;
        }
        if (BasicOffsetTable.afterPadding(fragments).isEmpty()) {
            throw problem(
                    Problem.MALFORMED,
                    "Pixel Data: a fragment of odd length, behind a basic offset table that is too long to be corrected "
                            + "(expected: fragments of even length)",
                    Tag.PIXEL_DATA);
        }
        if (dataSet.contains(EXTENDED_OFFSET_TABLE) || dataSet.contains(EXTENDED_OFFSET_TABLE_LENGTHS)) {
            throw problem(
                    Problem.MALFORMED,
                    "Pixel Data: a fragment of odd length, with an extended offset table (expected: fragments of even "
                            + "length)",
                    Tag.PIXEL_DATA);
        }
    }

    private static void requireUid(DataSet dataSet, int tag, String name, Optional<String> inMeta) {
        Optional<String> uid = dataSet.string(tag);
        if (uid.isEmpty()) {
            throw problem(
                    Problem.INVALID_UID,
                    name + ": " + (dataSet.contains(tag) ? "empty" : "missing") + " in the data set (expected: a UID)",
                    tag);
        }
        if (!Uid.isValid(uid.get())) {
            throw problem(
                    Problem.INVALID_UID,
                    name + ": " + uid.get().length()
                            + " characters that are no UID (expected: 1 to 64 digits and dots, as 1.2.840)",
                    tag);
        }
        if (inMeta.isPresent() && !inMeta.equals(uid)) {
            throw problem(
                    Problem.UID_MISMATCH,
                    name + ": differs between File Meta Information and data set (expected: the same)",
                    tag);
        }
    }

    private static MalformedObjectException problem(Problem problem, String message, int tag) {
        return new MalformedObjectException(problem, message, -1, tag);
    }
}
