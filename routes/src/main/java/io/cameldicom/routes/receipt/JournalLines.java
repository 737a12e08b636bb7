package io.cameldicom.routes.receipt;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads the lines of a journal file one after the other, in little memory. Another process may be appending to it. */
final class JournalLines implements AutoCloseable {
    /** No line of ours is longer; what is longer is passed over. */
    static final int LONGEST = 64 * 1024;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(4 * LONGEST).limit(0);
    private final byte[] line = new byte[LONGEST];
    private int length;
    private long end;

    JournalLines(Path file, long from) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ).position(from);
        end = from;
    }

    /** Goes to the next line that has its end; false where there is none. */
    boolean next() throws IOException {
        length = 0;
        long position = end;
        while (buffer.hasRemaining() || fill()) {
            byte octet = buffer.get();
            position++;
            if (octet == '\n' && length <= LONGEST) {
                end = position;
                return true;
            } else if (octet == '\n') {
                end = position;
                length = 0;
            } else if (length < LONGEST) {
                line[length++] = octet;
            } else {
                length = LONGEST + 1;
            }
        }
        return false;
    }

    private boolean fill() throws IOException {
        buffer.clear();
        int count = channel.read(buffer);
        buffer.flip();
        return count > 0;
    }

    /** After the last line: whether there are bytes behind it, which {@link #line()} has, and which may be a line without end. */
    boolean hasRest() {
        return length > 0 && length <= LONGEST;
    }

    /** The bytes of the line, {@link #length()} of them; used again for the next one. */
    byte[] line() {
        return line;
    }

    int length() {
        return length;
    }

    /** Where the line ends in the file. */
    long end() {
        return end;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
