package io.cameldicom.toolkit.reception;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * Carries the fragments of one association from its event loop to its writer. When too much waits to be written, the
 * channel is not read until the writer has caught up.
 */
public final class Intake {
    private static final int HIGH_WATER = 2 * 1024 * 1024;
    private static final int LOW_WATER = 512 * 1024;
    private static final int MAXIMUM_GATHERED = 256;

    /** What a fragment takes beside its bytes: the objects around it, and the rest of what was received with it. */
    private static final int OVERHEAD = 1024;

    private final Channel channel;
    private final ReadGate gate;
    private final Executor writer;
    private long waitingMemory;
    private boolean paused;

    /** @param writer runs tasks in order, off the event loop */
    public Intake(Channel channel, ReadGate gate, Executor writer) {
        this.channel = channel;
        this.gate = gate;
        this.writer = writer;
    }

    private static int memory(ByteBuf fragment) {
        return fragment.readableBytes() + OVERHEAD;
    }

    private void pauseAbove(int added) {
        boolean pause;
        synchronized (this) {
            waitingMemory += added;
            pause = !paused && waitingMemory > HIGH_WATER;
            paused |= pause;
        }
        if (pause) {
            gate.hold(ReadGate.Reason.WRITER_BEHIND);
        }
    }

    private void resumeBelow(long written) {
        boolean resume;
        synchronized (this) {
            waitingMemory -= written;
            resume = paused && waitingMemory < LOW_WATER;
            paused &= !resume;
        }
        if (resume) {
            try {
                channel.eventLoop().execute(this::resume);
            } catch (RejectedExecutionException e) {
                // The event loop has ended, and the channel with it.
            }
        }
    }

    private void resume() {
        boolean pausedAgain;
        synchronized (this) {
            pausedAgain = paused;
        }
        if (!pausedAgain) {
            gate.release(ReadGate.Reason.WRITER_BEHIND);
        }
    }

    /** What arrives for one object. */
    public final class Inlet {
        private final Consumer<ByteBuffer[]> target;
        private final List<ByteBuf> waiting = new ArrayList<>();
        private boolean scheduled;

        /** @param target writes fragments; called on the writer; does not throw */
        public Inlet(Consumer<ByteBuffer[]> target) {
            this.target = target;
        }

        /** Adds a fragment, lent for the time of the call; on the event loop. */
        public void add(ByteBuf fragment) {
            if (!fragment.isReadable()) {
                return;
            }
            pauseAbove(memory(fragment));
            boolean schedule;
            synchronized (waiting) {
                waiting.add(fragment.retain());
                schedule = !scheduled;
                scheduled = true;
            }
            if (schedule) {
                execute(this::write);
            }
        }

        /**
         * Runs {@code task} on the writer, after the fragments that were added before.
         *
         * @return whether it will run; otherwise, as the listener has closed, nothing of the object is kept
         */
        public boolean execute(Runnable task) {
            try {
                writer.execute(task);
                return true;
            } catch (RejectedExecutionException e) {
                drop();
                return false;
            } catch (Error e) { // no further thread, say
                drop();
                throw e;
            }
        }

        private void drop() {
            for (List<ByteBuf> batch = next(); !batch.isEmpty(); batch = next()) {
                long dropped = batch.stream().mapToLong(Intake::memory).sum();
                batch.forEach(ByteBuf::release);
                resumeBelow(dropped);
            }
        }

        private void write() {
            for (List<ByteBuf> batch = next(); !batch.isEmpty(); batch = next()) {
                long written = batch.stream().mapToLong(Intake::memory).sum();
                try {
                    target.accept(batch.stream().map(ByteBuf::nioBuffer).toArray(ByteBuffer[]::new));
                } finally {
                    batch.forEach(ByteBuf::release);
                    resumeBelow(written);
                }
            }
        }

        /** The fragments to write next; none ends the task that writes. */
        private List<ByteBuf> next() {
            synchronized (waiting) {
                List<ByteBuf> head = waiting.subList(0, Math.min(waiting.size(), MAXIMUM_GATHERED));
                List<ByteBuf> batch = List.copyOf(head);
                head.clear();
                scheduled = !batch.isEmpty();
                return batch;
            }
        }
    }
}
