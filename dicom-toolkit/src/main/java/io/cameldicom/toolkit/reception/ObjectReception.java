package io.cameldicom.toolkit.reception;

import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.netty.buffer.ByteBuf;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/** An object that is written to its file as it arrives, then handed on. */
public final class ObjectReception implements Reception {
    private final int contextId;
    private final CommandSet command;
    private final PartFile file;
    private final Intake.Inlet inlet;
    private final BiFunction<PartFile, Long, CompletionStage<DimseStatus>> handler;
    private final Answer answer;
    private final Drain drain;
    private final LoggedAssociation association;
    private long bytes;

    /**
     * How much is taken of an object that is too long, so that its sender hears why.
     *
     * @param maximumLength from there on it is too long
     * @param abort ends the association, on the event loop
     */
    public record Drain(long maximumLength, Runnable abort) {
        public static final long MORE = 64L << 20;

        /** Longest data set that is taken. */
        public long last() {
            return maximumLength > Long.MAX_VALUE - MORE ? Long.MAX_VALUE : maximumLength + MORE;
        }
    }

    /**
     * @param handler takes the finished file and the bytes of its data set; called on the writer
     * @param association for the log
     */
    public ObjectReception(
            int contextId,
            CommandSet command,
            PartFile file,
            Intake intake,
            BiFunction<PartFile, Long, CompletionStage<DimseStatus>> handler,
            Answer answer,
            Drain drain,
            LoggedAssociation association) {
        this.contextId = contextId;
        this.command = command;
        this.file = file;
        this.inlet = intake.new Inlet(file::write);
        this.handler = handler;
        this.answer = answer;
        this.drain = drain;
        this.association = association;
    }

    @Override
    public int contextId() {
        return contextId;
    }

    @Override
    public CommandSet command() {
        return command;
    }

    @Override
    public void add(ByteBuf fragment) {
        bytes += fragment.readableBytes();
        inlet.add(fragment);
        if (bytes > drain.last()) {
            drain.abort().run();
        }
    }

    @Override
    public void complete() {
        long length = bytes;
        inlet.execute(() -> finish(length));
    }

    @Override
    public void discard() {
        boolean later = false;
        try {
            later = inlet.execute(file::discard);
        } finally {
            if (!later) {
                file.discard();
            }
        }
    }

    private void finish(long length) {
        Handover.of(file, () -> handler.apply(file, length), association).thenAccept(this::settle);
    }

    /** On any thread. */
    private void settle(DimseStatus status) {
        boolean later = inlet.execute(() -> {
            file.discard();
            answer.send(contextId, command, status);
        });
        if (!later) {
            file.discard();
        }
    }
}
