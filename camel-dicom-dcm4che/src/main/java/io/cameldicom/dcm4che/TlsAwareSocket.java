package io.cameldicom.dcm4che;

import io.cameldicom.toolkit.tls.FirstByte;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/**
 * A TCP connection that tells by the first byte of the peer whether it speaks TLS; what is not expected is not passed on.
 * While a TLS handshake is under way a write that fails is passed over: the peer may have said before why it gives up,
 * which is read then, or the end of the connection.
 */
final class TlsAwareSocket extends Socket {
    private final boolean tlsExpected;
    private volatile boolean handshaking;
    private InputStream in;

    TlsAwareSocket(boolean tlsExpected) {
        this.tlsExpected = tlsExpected;
        this.handshaking = tlsExpected;
    }

    /** The handshake is done. */
    void secured() {
        handshaking = false;
    }

    /** Its reads throw {@link UnexpectedSpeechException}. */
    @Override
    public synchronized InputStream getInputStream() throws IOException {
        if (in == null) {
            in = new Checked(super.getInputStream());
        }
        return in;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return tlsExpected ? new Patient(super.getOutputStream()) : super.getOutputStream();
    }

    private final class Patient extends OutputStream {
        private final OutputStream out;

        Patient(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                if (!handshaking) {
                    throw e;
                }
            }
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    private final class Checked extends FilterInputStream {
        private boolean seen;

        Checked(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            check(value);
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            check(count > 0 ? bytes[offset] & 0xFF : -1);
            return count;
        }

        private void check(int value) throws IOException {
            if (seen || value < 0) {
                return;
            }
            FirstByte first = FirstByte.of(value);
            if ((first == FirstByte.TLS) != tlsExpected) {
                throw new UnexpectedSpeechException(first);
            }
            seen = true;
        }
    }
}
