package io.cameldicom.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Starts servers that are told their port, and waits until they accept connections. */
final class Listening {
    private static final int ATTEMPTS = 3;

    private Listening() {}

    /** Starts on a free port; once more on another one where somebody took it in between. */
    static <T> T onFreePort(IntFunction<T> start) {
        for (int attempt = 1; ; attempt++) {
            try {
                return start.apply(FreePort.find());
            } catch (IllegalStateException e) {
                if (attempt == ATTEMPTS || !String.valueOf(e.getMessage()).contains("in use")) {
                    throw e;
                }
            }
        }
    }

    /** Starts the process and waits for its port; on failure {@code work} is deleted. */
    static PeerProcess start(
            List<String> command, Map<String, String> environment, Path work, int port, Duration bound) {
        PeerProcess process = PeerProcess.start(command, environment, work);
        try {
            return process.awaitReady(bound, () -> accepts(port));
        } catch (IllegalStateException e) {
            Folders.delete(work);
            throw e;
        }
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
