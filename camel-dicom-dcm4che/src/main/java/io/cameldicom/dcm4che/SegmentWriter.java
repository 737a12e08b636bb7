package io.cameldicom.dcm4che;

import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.Segment;
import io.cameldicom.toolkit.data.SegmentInput;
import io.cameldicom.toolkit.data.UnreadableObjectException;
import io.cameldicom.toolkit.engine.SentDigest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.dcm4che3.net.DataWriter;
import org.dcm4che3.net.PDVOutputStream;

/** Gives dcm4che the bytes of segments as they are: an unedited file is copied, never parsed. */
final class SegmentWriter implements DataWriter, AutoCloseable {
    private static final int CHUNK = 64 * 1024;

    private final SegmentInput in;
    private final Optional<SentDigest> digest;
    private final LongConsumer copied;
    private final byte[] chunk = new byte[CHUNK];
    private int count;
    private long position;
    private long readingSince;
    private boolean givenUp;

    /**
     * @param digest of what is handed over
     * @param copied hears, after each part, how many bytes were handed over so far
     */
    SegmentWriter(List<Segment> segments, Optional<SentDigest> digest, LongConsumer copied) {
        this.in = new SegmentInput(segments);
        this.digest = digest;
        this.copied = copied;
    }

    /**
     * Reads the beginning, before anything is sent.
     *
     * @throws MalformedObjectException if a file ends before its region does
     * @throws UnreadableObjectException if a file cannot be opened or read
     */
    void readBeginning() throws IOException {
        count = read();
    }

    /**
     * @throws MalformedObjectException if a file ends before its region does
     * @throws UnreadableObjectException if a file cannot be opened or read
     */
    @Override
    public void writeTo(PDVOutputStream out, String transferSyntax) throws IOException {
        for (; count > 0; count = read()) {
            if (digest.isPresent()) {
                digest.get().add(chunk, 0, count);
            }
            out.write(chunk, 0, count);
            position += count;
            copied.accept(position);
        }
    }

    private int read() throws IOException {
        begin();
        int bytes;
        try {
            bytes = in.read(chunk);
        } catch (IOException e) {
            throw new UnreadableObjectException(e);
        }
        end();
        return bytes;
    }

    private synchronized void begin() throws IOException {
        requireWanted();
        readingSince = System.nanoTime() | 1;
    }

    private synchronized void end() throws IOException {
        readingSince = 0;
        requireWanted();
    }

    private void requireWanted() throws IOException {
        if (givenUp) {
            throw new IOException("given up");
        }
    }

    /** How long a file has given no byte although some are wanted; zero if none are. From any thread. */
    synchronized Duration waitingForFile() {
        return readingSince == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - readingSince);
    }

    /**
     * Reads nothing more, and writes nothing of what it reads now. From any thread.
     *
     * @return whether it waits for a file now
     */
    synchronized boolean giveUp() {
        givenUp = true;
        return readingSince != 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
