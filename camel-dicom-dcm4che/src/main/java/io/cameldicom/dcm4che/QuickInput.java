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
    private boolean supported;

    QuickInput(Socket tcp, InputStream in) {
        super(in);
        this.tcp = tcp;
        this.supported = tcp.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK);
    }

    @Override
    public int read() throws IOException {
        acknowledge();
        return super.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        acknowledge();
        return super.read(bytes, offset, length);
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
