package io.cameldicom.routes.delivery;

import io.cameldicom.routes.disposition.SourceChangedException;
import io.cameldicom.toolkit.engine.SentDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** Computes the SHA-256 of inbox files, on threads of its own. */
public final class SourceHash implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int CHUNK = 256 * 1024;

    private final ExecutorService threads;

    public SourceHash() {
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "source-hash-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    SourceHash(ExecutorService threads) {
        this.threads = threads;
    }

    /**
     * Reads a file from an offset to its end.
     *
     * @return the hash in hexadecimal digits; or exceptionally {@link SourceChangedException} if the file is not, or does not
     *     stay, what the exchange began with, {@link UncheckedIOException} if it cannot be read, {@link
     *     RejectedExecutionException} after the close
     */
    CompletionStage<String> of(InFlight file, long offset) {
        CompletableFuture<String> hash = new CompletableFuture<>();
        try {
            threads.execute(() -> {
                try {
                    hash.complete(read(file, offset));
                } catch (Throwable e) {
                    hash.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            hash.completeExceptionally(e);
        }
        return hash;
    }

    /** As {@link #of}, on the calling thread. */
    static String read(InFlight file, long offset) {
        file.requireUnchanged();
        SentDigest digest = new SentDigest();
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
            channel.position(offset);
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
            while (channel.read(chunk.clear()) >= 0) {
                digest.add(chunk.flip());
            }
        } catch (NoSuchFileException e) {
            throw new SourceChangedException();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        file.requireUnchanged();
        return digest.hex();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
