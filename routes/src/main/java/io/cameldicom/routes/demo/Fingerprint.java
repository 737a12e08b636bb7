package io.cameldicom.routes.demo;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.Segment;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.file.DicomFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
        for (Segment segment : dataSet.segments()) {
            if (segment instanceof Segment.Heap heap) {
                digest.update(heap.buffer());
            } else if (segment instanceof Segment.FileRegion region) {
                update(digest, region);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, Segment.FileRegion region) throws IOException {
        ByteBuffer window = ByteBuffer.allocate(WINDOW);
        long end = region.offset() + region.length();
        try (FileChannel channel = FileChannel.open(region.file(), StandardOpenOption.READ)) {
            for (long at = region.offset(); at < end; at += window.position()) {
                window.clear().limit((int) Math.min(WINDOW, end - at));
                if (channel.read(window, at) < 0) {
                    throw new IOException("file: ended early (expected: left alone while it is compared)");
                }
                digest.update(window.array(), 0, window.position());
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing (expected: in every Java)", e);
        }
    }
}
