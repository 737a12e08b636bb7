package io.cameldicom.toolkit.store;

import io.cameldicom.toolkit.file.DicomFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/** Compares what two files hold after their File Meta Information. */
final class DataSetBytes {
    private static final int CHUNK = 64 * 1024;

    private DataSetBytes() {}

    static boolean same(DicomFile a, DicomFile b) throws IOException {
        if (!a.transferSyntax().equals(b.transferSyntax())) {
            return false;
        }
        long length = Files.size(a.path()) - a.dataSetOffset();
        if (length != Files.size(b.path()) - b.dataSetOffset()) {
            return false;
        }
        try (FileChannel left = FileChannel.open(a.path(), StandardOpenOption.READ);
                FileChannel right = FileChannel.open(b.path(), StandardOpenOption.READ)) {
            left.position(a.dataSetOffset());
            right.position(b.dataSetOffset());
            return same(left, right, length);
        }
    }

    private static boolean same(FileChannel left, FileChannel right, long length) throws IOException {
        ByteBuffer l = ByteBuffer.allocate(CHUNK);
        ByteBuffer r = ByteBuffer.allocate(CHUNK);
        for (long rest = length; rest > 0; ) {
            int chunk = (int) Math.min(CHUNK, rest);
            fill(left, l, chunk);
            fill(right, r, chunk);
            if (!l.equals(r)) {
                return false;
            }
            rest -= chunk;
        }
        return true;
    }

    private static void fill(FileChannel from, ByteBuffer into, int length) throws IOException {
        into.clear().limit(length);
        while (into.hasRemaining()) {
            if (from.read(into) < 0) {
                throw new EOFException("a stored file became shorter while it was compared");
            }
        }
        into.flip();
    }
}
