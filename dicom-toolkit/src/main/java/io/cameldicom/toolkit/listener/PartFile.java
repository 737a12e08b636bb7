package io.cameldicom.toolkit.listener;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The file into which one object is written as it arrives. After an error the file is gone and all that follows is
 * dropped. Not thread-safe.
 */
final class PartFile {
    /** Bytes after which the free space is looked at again. */
    private static final long LOOK_EVERY = 8 << 20;

    private final IncomingFolder folder;
    private final ReceptionLimits limits;
    private final Path path;
    private long written;
    private long nextLook;
    private ByteBuffer fileMeta;
    private FileChannel channel;
    private IOException failure;

    /** @param fileMeta preamble and File Meta Information, written in front of the data set */
    PartFile(IncomingFolder folder, ReceptionLimits limits, byte[] fileMeta) {
        this.folder = folder;
        this.limits = limits;
        this.path = folder.newPart();
        this.fileMeta = ByteBuffer.wrap(fileMeta);
    }

    Path path() {
        return path;
    }

    /** Appends to the data set. */
    void write(ByteBuffer[] buffers) {
        if (failure != null) {
            return;
        }
        try {
            requireRoom(buffers);
            if (channel == null) {
                channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                ByteBuffer[] withMeta = new ByteBuffer[buffers.length + 1];
                withMeta[0] = fileMeta;
                System.arraycopy(buffers, 0, withMeta, 1, buffers.length);
                writeFully(withMeta);
                fileMeta = null;
            } else {
                writeFully(buffers);
            }
        } catch (IOException e) {
            fail(e);
        } catch (RuntimeException | Error e) { // no memory for the system's buffers, say
            fail(new IOException(e));
        }
    }

    private void fail(IOException e) {
        failure = e;
        discard();
    }

    private void requireRoom(ByteBuffer[] buffers) throws IOException {
        for (ByteBuffer buffer : buffers) {
            written += buffer.remaining();
        }
        if (written > limits.maximumObjectLength()) {
            throw OutOfRoomException.tooLong(limits.maximumObjectLength());
        }
        if (written >= nextLook) {
            nextLook = written + LOOK_EVERY;
            if (folder.freeSpace() < limits.minimumFreeSpace()) {
                throw OutOfRoomException.diskNearlyFull(limits.minimumFreeSpace());
            }
        }
    }

    private void writeFully(ByteBuffer[] buffers) throws IOException {
        int first = 0;
        while (first < buffers.length) {
            channel.write(buffers, first, buffers.length - first);
            while (first < buffers.length && !buffers[first].hasRemaining()) {
                first++;
            }
        }
    }

    /**
     * Forces the file to the disk and closes it.
     *
     * @throws IOException if this or any earlier write failed
     */
    void finish() throws IOException {
        write(new ByteBuffer[0]);
        if (failure == null) {
            channel.force(true);
        }
        close();
        if (failure != null) {
            throw failure;
        }
    }

    /** Closes and deletes the file, where it still is in its place. */
    void discard() {
        try {
            close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // It is removed at the next start.
        }
    }

    private void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }
}
