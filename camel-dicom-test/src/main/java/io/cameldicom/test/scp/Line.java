package io.cameldicom.test.scp;

import io.cameldicom.test.record.Ending;
import io.cameldicom.test.script.Draft;
import io.cameldicom.test.wire.PduInput;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One TCP connection. All but {@link #shutDown} is for its own thread. */
final class Line {
    /** How long the other side has to close after we have said the last word. */
    private static final long LINGER_MILLIS = 5_000;

    /** Called again and again while nothing comes. */
    @FunctionalInterface
    interface Quiet {
        void lasts(long millis) throws IOException;
    }

    private final Socket socket;
    private final PduInput in;
    private final OutputStream out;
    private final CountDownLatch shutDown = new CountDownLatch(1);

    Line(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        in = new PduInput(new BufferedInputStream(socket.getInputStream(), 65_536));
        out = socket.getOutputStream();
    }

    PduInput in() {
        return in;
    }

    /** The first byte of a PDU; while none comes, {@code quiet} is told every few milliseconds. */
    int firstByte(Quiet quiet) throws IOException {
        long begin = System.nanoTime();
        socket.setSoTimeout(20);
        while (true) {
            try {
                int first = in.unsignedByte();
                socket.setSoTimeout(0);
                return first;
            } catch (SocketTimeoutException e) {
                quiet.lasts(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
            }
        }
    }

    void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** Sends an answer in the shape of the draft. */
    void send(byte[] answer, Draft draft) throws IOException {
        if (draft.isHalf()) {
            send(Arrays.copyOf(answer, answer.length / 2));
            return;
        }
        for (int i = draft.isTwice() ? 2 : 1; i > 0; i--) {
            int cut = draft.splitAt() == 0 ? answer.length : Math.min(draft.splitAt(), answer.length);
            send(Arrays.copyOf(answer, cut));
            if (cut < answer.length) {
                pause(draft.splitPause());
                send(Arrays.copyOfRange(answer, cut, answer.length));
            }
        }
    }

    void pause(Duration duration) throws IOException {
        try {
            if (shutDown.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new EndedException(Ending.CLOSED_BY_US);
            }
        } catch (InterruptedException e) {
            throw new EndedException(Ending.CLOSED_BY_US);
        }
    }

    /** Says the last word, and waits until the other side has closed, within a bound: a reset would lose the word. */
    void closeGently() {
        try {
            socket.shutdownOutput();
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LINGER_MILLIS);
            byte[] ignored = new byte[65_536];
            while (true) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    break;
                }
                socket.setSoTimeout((int) left);
                in.some(ignored, ignored.length);
            }
        } catch (IOException e) {
            // closed or reset by the other side, or too late: an end
        }
        close();
    }

    void reset() {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // closed already
        }
        close();
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // nothing is left to lose
        }
    }

    /** Ends everything that the thread of this connection may wait for. For any thread. */
    void shutDown() {
        shutDown.countDown();
        close();
    }

    boolean isShutDown() {
        return shutDown.getCount() == 0;
    }
}
