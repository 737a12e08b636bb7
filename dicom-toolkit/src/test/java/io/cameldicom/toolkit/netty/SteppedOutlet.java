package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.engine.DicomAddress;
import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * An outlet whose event loop and reader threads are all the thread of the test. While a task is being handed over,
 * everything happens that other threads could do by then.
 */
final class SteppedOutlet implements Outlet {
    private final Deque<Runnable> eventLoop = new ArrayDeque<>();
    private final Deque<Runnable> reading = new ArrayDeque<>();
    private final Deque<Consumer<Boolean>> unwritten = new ArrayDeque<>();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final SendResources resources = new SendResources(new Readers());
    private int delay;
    private boolean awaitsResponse;
    private boolean aborted;
    private boolean unsent;

    /** How many writes are always under way, until {@link #runToTheEnd}. */
    void delayWritesBy(int writes) {
        delay = writes;
    }

    SendResources resources() {
        return resources;
    }

    void runToTheEnd() {
        while (!eventLoop.isEmpty() || !reading.isEmpty() || !unwritten.isEmpty()) {
            runOthers();
            if (!unwritten.isEmpty()) {
                unwritten.poll().accept(true);
            }
        }
        resources.close();
    }

    private void runOthers() {
        while (!eventLoop.isEmpty()) {
            eventLoop.poll().run();
        }
        while (unwritten.size() > delay) {
            unwritten.poll().accept(true);
        }
        while (!reading.isEmpty()) {
            reading.poll().run();
        }
    }

    /** The fragments of the data set, in the order in which they left. */
    byte[] dataSet() {
        byte[] pdus = written.toByteArray();
        ByteArrayOutputStream dataSet = new ByteArrayOutputStream();
        int header = PdvWriter.HEADER_LENGTH;
        for (int at = 0; at < pdus.length; ) {
            int fragment = ByteBuffer.wrap(pdus).getInt(at + 2) - (header - 6);
            if ((pdus[at + header - 1] & 1) == 0) {
                dataSet.write(pdus, at + header, fragment);
            }
            at += header + fragment;
        }
        return dataSet.toByteArray();
    }

    boolean awaitsResponse() {
        return awaitsResponse;
    }

    boolean isAborted() {
        return aborted;
    }

    boolean isUnsent() {
        return unsent;
    }

    @Override
    public DicomAddress peer() {
        return DicomAddress.parse("PEER@127.0.0.1:104");
    }

    @Override
    public boolean execute(Runnable task) {
        runOthers();
        eventLoop.add(task);
        return true;
    }

    @Override
    public boolean write(ByteBuf pdus, Consumer<Boolean> listener) {
        byte[] bytes = new byte[pdus.readableBytes()];
        pdus.readBytes(bytes);
        pdus.release();
        written.writeBytes(bytes);
        unwritten.add(listener);
        return true;
    }

    @Override
    public void readBegins(Runnable stalled) {}

    @Override
    public void readEnds(Runnable stalled) {}

    @Override
    public void awaitResponse(PendingRequest request) {
        awaitsResponse = true;
    }

    @Override
    public void done(PendingRequest request) {
        request.complete();
    }

    @Override
    public void unsent(PendingRequest request) {
        unsent = true;
    }

    @Override
    public void abortUnread() {
        aborted = true;
    }

    private final class Readers extends AbstractExecutorService {
        @Override
        public void execute(Runnable task) {
            reading.add(task);
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }
}
