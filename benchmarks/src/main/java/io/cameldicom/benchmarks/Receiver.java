package io.cameldicom.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * DCMTK's {@code storescp --ignore} on a free port: takes everything, keeps nothing. One process serves one association
 * after the other, so that what it has read is counted in one place.
 */
final class Receiver implements AutoCloseable {
    static final String AE_TITLE = "STORESCP";
    private static final Duration START_BOUND = Duration.ofSeconds(10);

    private final Process process;
    private final int port;

    /**
     * @param name as it stands in the table
     * @param noDelay Nagle off; the stock receiver leaves it on
     * @param maximumPdu longest PDU that it takes, 4096 to 131072 bytes
     */
    record Kind(String name, boolean noDelay, int maximumPdu) {}

    private Receiver(Process process, int port) {
        this.process = process;
        this.port = port;
        // Whoever stops a measurement leaves no receiver behind.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    }

    static Receiver start(Kind kind, Path work) throws IOException {
        int port = freePort();
        Path log = Files.createTempFile(work, "storescp", ".log");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        "storescp",
                        "-q",
                        "-dhl",
                        "--ignore",
                        "-pdu",
                        Integer.toString(kind.maximumPdu()),
                        Integer.toString(port)))
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        setNoDelay(builder, kind.noDelay());
        Receiver receiver = new Receiver(builder.start(), port);
        long deadline = System.nanoTime() + START_BOUND.toNanos();
        while (!receiver.accepts()) {
            if (!receiver.process.isAlive() || System.nanoTime() > deadline) {
                receiver.close();
                throw new IOException("storescp did not start; its output:\n" + Files.readString(log));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return receiver;
    }

    /** DCMTK turns Nagle's algorithm off where this is set. */
    static void setNoDelay(ProcessBuilder builder, boolean noDelay) {
        if (noDelay) {
            builder.environment().put("TCP_NODELAY", "1");
        } else {
            builder.environment().remove("TCP_NODELAY");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private boolean accepts() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Bytes that the receiver has read so far, as the kernel counts them. */
    long bytesRead() {
        return Proc.bytesRead(process.pid());
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
