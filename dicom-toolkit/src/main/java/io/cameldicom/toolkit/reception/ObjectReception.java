package io.cameldicom.toolkit.reception;

import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.StatusCode;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An object that is written to its file as it arrives, then handed on. */
public final class ObjectReception implements Reception {
    private static final Logger LOG = LoggerFactory.getLogger(ObjectReception.class);

    private final int contextId;
    private final CommandSet command;
    private final PartFile file;
    private final Intake.Inlet inlet;
    private final BiFunction<PartFile, Long, CompletionStage<DimseStatus>> handler;
    private final Answer answer;
    private final Drain drain;
    private final long association;
    private long bytes;

    /**
     * How much is taken of an object that is too long, so that its sender hears why.
     *
     * @param maximumLength from there on it is too long
     * @param abort ends the association, on the event loop
     */
    public record Drain(long maximumLength, Runnable abort) {
        public static final long MORE = 64L << 20;

        long last() {
            return maximumLength > Long.MAX_VALUE - MORE ? Long.MAX_VALUE : maximumLength + MORE;
        }
    }

    /**
     * @param handler takes the finished file and the bytes of its data set; called on the writer
     * @param association number for the log
     */
    public ObjectReception(
            int contextId,
            CommandSet command,
            PartFile file,
            Intake intake,
            BiFunction<PartFile, Long, CompletionStage<DimseStatus>> handler,
            Answer answer,
            Drain drain,
            long association) {
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
        try {
            file.finish();
            handler.apply(file, length)
                    .whenComplete((status, failure) -> settle(
                            status == null || failure != null
                                    ? DimseStatus.of(StatusCode.PROCESSING_FAILURE)
                                    : status));
        } catch (OutOfRoomException e) {
            LOG.atWarn()
                    .addKeyValue("event", "listener.no-room")
                    .addKeyValue("association", association)
                    .log("association {}: an object was refused: {}", association, e.getMessage());
            settle(new DimseStatus(StatusCode.OUT_OF_RESOURCES, Optional.of(e.getMessage()), List.of()));
        } catch (IOException e) {
            LOG.atWarn()
                    .addKeyValue("event", "listener.unwritten")
                    .addKeyValue("association", association)
                    .log(
                            "association {}: an object could not be written ({})",
                            association,
                            e.getClass().getSimpleName());
            settle(DimseStatus.of(StatusCode.OUT_OF_RESOURCES));
        } catch (Throwable e) { // whatever it is, the peer waits for an answer and the association goes on
            LOG.atWarn()
                    .addKeyValue("event", "listener.handler")
                    .addKeyValue("association", association)
                    .log(
                            "association {}: the handler failed ({})",
                            association,
                            e.getClass().getName());
            settle(DimseStatus.of(StatusCode.PROCESSING_FAILURE));
        }
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
