package io.cameldicom.test.scp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The port: open or not. Thread-safe. */
final class Listening {
    /** Below the range from which systems take the ports of outgoing connections: it is still free when we come back. */
    private static final int LOWEST = 15_000;

    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 200;

    /** Fixed, so that the other side can write only so much where nothing is read; else systems let it grow by megabytes. */
    private static final int RECEIVE_BUFFER = 65_536;

    private final InetAddress host;
    private final int port;
    private final Consumer<Socket> connections;
    private ServerSocket socket;
    private Thread accepting;

    /** Listens at once; port 0 is any that is free. */
    Listening(InetAddress host, int port, Consumer<Socket> connections) throws IOException {
        this.host = host;
        this.connections = connections;
        this.socket = port == 0 ? anywhere(host) : bound(host, port);
        this.port = socket.getLocalPort();
        accept(socket);
    }

    private static ServerSocket anywhere(InetAddress host) throws IOException {
        for (int i = 1; ; i++) {
            try {
                return bound(host, ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST));
            } catch (IOException e) {
                if (i == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static ServerSocket bound(InetAddress host, int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReceiveBufferSize(RECEIVE_BUFFER);
            socket.bind(new InetSocketAddress(host, port), 200);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private void accept(ServerSocket from) {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (true) {
                            connections.accept(from.accept());
                        }
                    } catch (IOException e) {
                        // closed: this is how listening ends
                    }
                },
                "faulty-peer-" + port);
        thread.setDaemon(true);
        thread.start();
        accepting = thread;
    }

    int port() {
        return port;
    }

    /** Begins again on the same port; nothing where it is open. */
    synchronized void begin() throws IOException {
        if (socket.isClosed()) {
            socket = bound(host, port);
            accept(socket);
        }
    }

    /** Closes the port: connections are refused as soon as this returns. */
    synchronized void end() throws IOException {
        socket.close();
        try {
            // the system goes on listening while the thread is still in its call
            accepting.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
