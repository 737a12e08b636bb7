package io.cameldicom.dcm4che;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import jdk.net.ExtendedSocketOptions;

/**
 * Acknowledges at once what arrives, where the system can (Linux): a peer that writes a message in two pieces with Nagle
 * on, as DCMTK does, would wait for it. The kernel falls back to delaying, so it is told again before every read.
 */
final class QuickInput extends FilterInputStream {
    private final Socket tcp;
    private final Runnable ended;
    private boolean supported;
    private volatile IOException failure;

    /** @param ended hears of the end of the input, however it came */
    QuickInput(Socket tcp, InputStream in, Runnable ended) {
        super(in);
        this.tcp = tcp;
        this.ended = ended;
        this.supported = tcp.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        acknowledge();
        int count = -1;
        try {
            count = super.read(bytes, offset, length);
            return count;
        } catch (IOException e) {
            failure = e;
            throw e;
        } finally {
            if (count < 0) {
                ended.run();
            }
        }
    }

    /** Why reading has failed, or null; from any thread. */
    IOException failure() {
        return failure;
    }

    private void acknowledge() {
        if (supported) {
            try {
                tcp.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
            } catch (IOException e) {
                supported = false; // closed, which the read tells
            }
        }
    }
}
