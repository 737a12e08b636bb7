package io.cameldicom.toolkit.reception;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * The file into which one object is written as it arrives. After an error the file is gone and all that follows is
 * dropped. Not thread-safe.
 */
public final class PartFile {
    /** Ends the name of every file that is still being written, or not taken over yet. */
    public static final String SUFFIX = ".part";

    /** Bytes that are claimed at a time: one look at the disk for each. */
    private static final long CLAIM = DiskRoom.HEADROOM;

    private final DiskRoom room;
    private final long maximumLength;
    private final Path path;
    private long written;
    private long claimed;
    private ByteBuffer fileMeta;
    private FileChannel channel;
    private IOException failure;

    /**
     * Names a file that does not exist yet.
     *
     * @param maximumLength most bytes of a data set
     * @param fileMeta preamble and File Meta Information, written in front of the data set
     */
    public PartFile(Path folder, DiskRoom room, long maximumLength, byte[] fileMeta) {
        this.room = room;
        this.maximumLength = maximumLength;
        this.path = folder.resolve(UUID.randomUUID() + SUFFIX);
        this.fileMeta = ByteBuffer.wrap(fileMeta);
    }

    public Path path() {
        return path;
    }

    /** Appends to the data set. */
    public void write(ByteBuffer[] buffers) {
        if (failure != null) {
            return;
        }
        try {
            long bytes = requireRoom(buffers);
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
            giveBack(bytes);
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

    private long requireRoom(ByteBuffer[] buffers) throws IOException {
        long bytes = 0;
        for (ByteBuffer buffer : buffers) {
            bytes += buffer.remaining();
        }
        written += bytes;
        if (written > maximumLength) {
            throw OutOfRoomException.tooLong(maximumLength);
        }
        if (bytes > claimed && !claim(Math.max(bytes - claimed, CLAIM)) && !claim(bytes - claimed)) {
            throw OutOfRoomException.diskNearlyFull(room.minimum());
        }
        return bytes;
    }

    private boolean claim(long bytes) throws IOException {
        boolean fits = room.tryClaim(bytes);
        claimed += fits ? bytes : 0;
        return fits;
    }

    private void giveBack(long bytes) {
        claimed -= bytes;
        room.release(bytes);
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
    public void finish() throws IOException {
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
    public void discard() {
        try {
            close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // It is removed at the next start.
        }
    }

    private void close() throws IOException {
        giveBack(claimed);
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }
}
