package io.cameldicom.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.Segment.FileRegion;
import io.cameldicom.toolkit.data.Segment.Heap;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DicomEngine;
import io.cameldicom.toolkit.engine.DicomEngineProvider;
import io.cameldicom.toolkit.engine.ProposedContext;
import io.cameldicom.toolkit.netty.FakePeer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every engine behind the SPI must do, by one subclass for each subject. A module with an engine extends each of
 * them by a class that names the engine, which is found as users find it.
 */
@ExtendWith(NoBufferLeaks.class)
public abstract sealed class EngineContract
        permits BreachContract,
                ConnectionContract,
                DigestContract,
                IdentityContract,
                LossContract,
                NegotiationContract,
                OperationContract,
                PoolContract,
                ReleaseContract,
                StageContract,
                StatusContract,
                StoreContract,
                TlsContract,
                TlsFailureContract,
                TrafficContract {
    static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    static final String IMPLICIT = "1.2.840.10008.1.2";
    static final String VERIFICATION = "1.2.840.10008.1.1";
    static final Duration SHORT = Duration.ofMillis(300);
    static final long BOUND_SECONDS = 60;
    static final Duration BOUND = Duration.ofSeconds(BOUND_SECONDS);

    final DicomEngine engine;
    private final DicomEngineProvider provider;

    @TempDir
    Path folder;

    EngineContract(String engine) {
        this.provider = provider(engine);
        this.engine = provider.create();
    }

    /** Another one of the same kind. */
    DicomEngine anotherEngine() {
        return provider.create();
    }

    static DicomEngineProvider provider(String name) {
        return ServiceLoader.load(DicomEngineProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("engine: '" + name + "' (expected: found by ServiceLoader)"));
    }

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    Association connect(FakePeer peer, String sopClass, AssociationOptions options) {
        return get(engine.connect(request(peer.address(), sopClass, options)));
    }

    static AssociationRequest request(DicomAddress peer, String sopClass, AssociationOptions options) {
        return new AssociationRequest(
                peer, new AeTitle("SCU"), List.of(ProposedContext.of(sopClass, IMPLICIT)), options);
    }

    static AssociationOptions shortTimeouts() {
        return shortTimeouts(SHORT);
    }

    /**
     * With an association that comes about however busy the machine is. The write timeout is also that of reading a file, which
     * may take its time there too.
     */
    static AssociationOptions shortTimeouts(Duration writeTimeout) {
        return timeouts(BOUND, SHORT, SHORT, writeTimeout);
    }

    /** Where only the wait for an association may be too long. */
    static AssociationOptions shortAssociateTimeout() {
        return timeouts(SHORT, BOUND, BOUND, BOUND);
    }

    /** Where the peer does not answer a release. */
    static AssociationOptions shortReleaseTimeout() {
        return timeouts(BOUND, BOUND, SHORT, BOUND);
    }

    private static AssociationOptions timeouts(
            Duration associate, Duration response, Duration release, Duration write) {
        return new AssociationOptions(
                BOUND, associate, response, release, BOUND, write, 16384, 1 << 20, Optional.empty());
    }

    /** Longer than a test takes on a machine that is busy: what waits for them waits until the end. */
    static AssociationOptions longTimeouts() {
        Duration aLongTime = Duration.ofMinutes(10);
        return new AssociationOptions(
                aLongTime, aLongTime, aLongTime, aLongTime, aLongTime, aLongTime, 16384, 1 << 20, Optional.empty());
    }

    /** A data set of zeros that takes no room on the disk. */
    EncodedDataSet sparse(int length) throws IOException {
        Path file = folder.resolve("sparse" + length);
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(length);
        }
        return new EncodedDataSet(CT, "1.2.3", IMPLICIT, List.of(new FileRegion(file, 0, length)));
    }

    static EncodedDataSet heap(int length) {
        return new EncodedDataSet(CT, "1.2.3", IMPLICIT, List.of(new Heap(random(length))));
    }

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    /** The peer takes one object, answers, and waits for the end. */
    static void store(FakePeer p, int status) throws IOException {
        CommandSet command = p.command();
        p.dataSet();
        p.respond(command, status);
        p.drain();
    }

    /** The peer ends the connection: {@code close}, {@code reset} or {@code abort}. */
    static void end(FakePeer p, String how) throws IOException {
        switch (how) {
            case "reset" -> p.reset();
            case "abort" -> {
                p.send(FakePeer.ABORT_BY_USER);
                p.drain();
            }
            default -> {} // the script ends, which closes
        }
    }

    static <T> T get(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(BOUND_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static Throwable failure(CompletionStage<?> stage) {
        Throwable thrown = catchThrowable(() -> stage.toCompletableFuture().get(BOUND_SECONDS, TimeUnit.SECONDS));
        assertThat(thrown).isInstanceOf(ExecutionException.class);
        return thrown.getCause();
    }
}
