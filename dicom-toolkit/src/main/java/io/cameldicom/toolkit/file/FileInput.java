package io.cameldicom.toolkit.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A file up to the size that it had when it was opened. */
final class FileInput extends ByteInput {
    private final FileChannel channel;
    private final long size;

    FileInput(FileChannel channel, long position, long size) {
        super(position, size - position);
        this.channel = channel;
        this.size = size;
    }

    @Override
    int read(long position, byte[] to, int from, int count) throws IOException {
        int most = (int) Math.min(count, size - position);
        return most <= 0 ? -1 : channel.read(ByteBuffer.wrap(to, from, most), position);
    }

    @Override
    boolean pass(long position, long target) {
        return target <= size;
    }

    @Override
    long end() {
        return size;
    }
}
