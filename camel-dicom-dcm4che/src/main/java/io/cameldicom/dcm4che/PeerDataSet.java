package io.cameldicom.dcm4che;

import io.cameldicom.toolkit.reception.ObjectReception.Drain;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.dcm4che3.net.PDVInputStream;

/**
 * The data set of a request of the peer. Used on dcm4che's reading thread.
 *
 * @param in null if there is none
 */
record PeerDataSet(PDVInputStream in) {
    private static final int CHUNK = 64 * 1024;

    /**
     * Reads it to its end; blocks.
     *
     * @param drain how much is taken
     * @param to takes each part
     * @return its length in bytes
     * @throws IOException if the association is lost, or ended because the data set does not end
     */
    long read(Drain drain, Consumer<ByteBuffer> to) throws IOException {
        if (in == null) {
            return 0;
        }
        byte[] chunk = new byte[CHUNK];
        long bytes = 0;
        for (int count = in.read(chunk); count > 0; count = in.read(chunk)) {
            bytes += count;
            if (bytes > drain.last()) {
                drain.abort().run();
                throw new IOException("the data set does not end");
            }
            to.accept(ByteBuffer.wrap(chunk, 0, count));
        }
        return bytes;
    }

    /** Reads it to its end, and keeps nothing; blocks. */
    void skip() throws IOException {
        if (in != null) {
            in.skipAll();
        }
    }
}
