package io.cameldicom.routes.demo;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.SegmentInput;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.file.DicomFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What two files of one object must share.
 *
 * @param uid SOP Instance UID
 * @param dataSet SHA-256 of the data set, byte for byte
 * @param unlabelled the same without Specific Character Set, the one element that the routes may add
 */
record Fingerprint(String uid, String dataSet, String unlabelled) {
    private static final int WINDOW = 64 << 10;

    static Fingerprint of(Path file) throws IOException {
        DicomFile read = DicomFile.read(file);
        DataSet withoutLabel = read.dataSet().without(Tag.SPECIFIC_CHARACTER_SET);
        EncodedDataSet whole = read.encoded();
        return new Fingerprint(whole.sopInstanceUid(), hash(whole), hash(read.encoded(withoutLabel)));
    }

    private static String hash(EncodedDataSet dataSet) throws IOException {
        MessageDigest digest = sha256();
        byte[] window = new byte[WINDOW];
        try (SegmentInput in = new SegmentInput(dataSet.segments())) {
            int count;
            while ((count = in.read(window)) > 0) {
                digest.update(window, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing (expected: in every Java)", e);
        }
    }
}
