package io.cameldicom.dcm4che;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The connection as dcm4che gets it: what arrives is checked first ({@link IncomingPdus}), and what is written is watched,
 * because dcm4che itself would wait for ever for a peer that takes no byte.
 */
final class PeerSocket extends Socket {
    /** Small, so that the progress of a slow peer shows. */
    private static final int CHUNK = 16 * 1024;

    /** How long a failed write waits for what the peer said before it closed. */
    private static final long LAST_WORDS_MILLIS = 500;

    private static final byte A_ABORT = 7;

    private final Socket tcp;
    private final Socket secure;
    private final QuickInput received;
    private final IncomingPdus in;
    private final OutputStream out;
    private final CountDownLatch inputEnded = new CountDownLatch(1);
    private volatile long blockedSince;
    private volatile boolean abortWritten;
    private volatile int standsInFor;

    /**
     * @param tcp the TCP connection
     * @param secure TLS on top of it, or the same socket
     * @param maximumPduLength longest P-DATA-TF that we take
     * @param maximumSendPduLength longest P-DATA-TF that we send
     * @param messages looks at what arrives
     */
    PeerSocket(Socket tcp, Socket secure, int maximumPduLength, int maximumSendPduLength, IncomingMessages messages)
            throws IOException {
        this.tcp = tcp;
        this.secure = secure;
        this.received = new QuickInput(tcp, secure.getInputStream(), inputEnded::countDown);
        this.in = new IncomingPdus(received, maximumPduLength, maximumSendPduLength, messages);
        this.out = new Watched(secure.getOutputStream());
    }

    @Override
    public InputStream getInputStream() {
        return in;
    }

    @Override
    public OutputStream getOutputStream() {
        return out;
    }

    /** As {@link IncomingPdus#opened}. */
    void opened() {
        in.opened();
    }

    /** As {@link IncomingPdus#statedMaximum}. */
    long statedMaximum() {
        return in.statedMaximum();
    }

    /** Why reading has failed, or null. */
    IOException readFailure() {
        return received.failure();
    }

    /** How long the peer has taken no byte although there are some to write; zero if there are none. */
    Duration blockedFor() {
        long since = blockedSince;
        return since == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    /** From now on a {@link StandIn} goes out as this command; 0 for none. */
    void replaceStandIn(int commandField) {
        standsInFor = commandField;
    }

    /** Whether A-ABORT went out. */
    boolean isAbortWritten() {
        return abortWritten;
    }

    @Override
    public InetAddress getInetAddress() {
        return tcp.getInetAddress();
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
        return tcp.getLocalSocketAddress();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return tcp.getRemoteSocketAddress();
    }

    /** Says goodbye in TLS only where no write stands in the way, which would make closing wait for it. */
    @Override
    public void close() throws IOException {
        try {
            if (blockedSince == 0) {
                secure.close();
            }
        } finally {
            tcp.close();
            inputEnded.countDown();
            in.opened();
        }
    }

    @Override
    public boolean isClosed() {
        return tcp.isClosed();
    }

    @Override
    public String toString() {
        return tcp.toString();
    }

    /** dcm4che writes each PDU by one call. */
    private final class Watched extends OutputStream {
        private final OutputStream out;

        Watched(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            abortWritten |= length > 0 && bytes[offset] == A_ABORT;
            int field = standsInFor;
            if (field != 0) {
                StandIn.replace(bytes, offset, length, field);
            }
            try {
                for (int done = 0; done < length; done += CHUNK) {
                    blockedSince = System.nanoTime() | 1;
                    out.write(bytes, offset + done, Math.min(CHUNK, length - done));
                }
            } catch (IOException e) {
                awaitLastWords();
                throw e;
            } finally {
                blockedSince = 0;
            }
        }

        /** dcm4che closes when a write fails, and would lose an answer that has arrived before. */
        private void awaitLastWords() {
            try {
                inputEnded.await(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}
