package io.cameldicom.toolkit.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.Segment.FileRegion;
import io.cameldicom.toolkit.data.Segment.Heap;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationAbortedException;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DicomTimeoutException;
import io.cameldicom.toolkit.engine.OutcomeUnknownException;
import io.cameldicom.toolkit.engine.ProposedContext;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Peers that stop at one place: each ends in its own timeout, which names the peer, the value and what to do next. */
@ExtendWith(NoBufferLeaks.class)
class StalledPeerTest {
    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    private static final String IMPLICIT = "1.2.840.10008.1.2";
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final int LARGE = 64 << 20;

    private final NettyEngine engine = new NettyEngine();
    private final CountDownLatch goOn = new CountDownLatch(1);

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        goOn.countDown();
        engine.close();
    }

    @Test
    void answersNoAssociationRequest() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.expect(1);
            p.expectAbort();
        })) {
            assertThat(failure(engine.connect(request(peer))))
                    .isInstanceOf(DicomTimeoutException.class)
                    .hasMessage(peer.address() + ": no A-ASSOCIATE-AC within 300 ms (associate timeout): check that the"
                            + " peer speaks DICOM on this port, with or without TLS as here");
            peer.finished();
        }
    }

    @Test
    void answersHalfAnAssociationRequest() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.expect(1);
            p.send("0200 000000B1 0001");
            p.expectAbort();
        })) {
            assertThat(failure(engine.connect(request(peer)))).isInstanceOf(DicomTimeoutException.class);
            peer.finished();
        }
    }

    @Test
    void givesNoResponse() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            p.command();
            p.dataSet();
            p.expectAbort();
        })) {
            Throwable failure = failure(connect(peer).store(small()));
            assertThat(failure)
                    .isInstanceOf(OutcomeUnknownException.class)
                    .hasMessage(peer.address() + ": no response within 300 ms (response timeout): look what the peer is"
                            + " busy with, or wait longer; the whole object had been sent, so it may have arrived");
            assertThat(failure.getCause()).isInstanceOf(DicomTimeoutException.class);
            peer.finished();
        }
    }

    @Test
    void takesNoByte() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            await();
            assertThat(p.isReset())
                    .as("the connection is closed at once, no A-ABORT waits")
                    .isTrue();
        })) {
            Association association = connect(peer);
            assertThat(failure(association.store(large())))
                    .as("the last bytes never left: the outcome is known")
                    .isInstanceOf(DicomTimeoutException.class)
                    .hasMessage(peer.address() + ": the peer took no byte within 300 ms (write timeout): check the"
                            + " network, and look what the peer is busy with");
            assertThat(association.closed().toCompletableFuture()).succeedsWithin(Duration.ofSeconds(20));
            goOn.countDown();
            peer.finished();
        }
    }

    @Test
    void takesNoByteWhileWeAbort() throws Exception {
        AtomicLong sent = new AtomicLong();
        AtomicLong before = new AtomicLong();
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            await();
            assertThat(p.isReset()).isTrue();
        })) {
            Association association = get(engine.connect(request(peer, Duration.ofSeconds(20))));
            CompletionStage<?> store = association.store(large(), (bytes, total) -> sent.set(bytes));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> sent.get() > 0 && before.getAndSet(sent.get()) == sent.get());
            association.abort();
            assertThat(failure(store))
                    .isInstanceOf(AssociationAbortedException.class)
                    .hasMessageContaining("aborted by ourselves");
            goOn.countDown();
            peer.finished();
        }
    }

    @Test
    void answersNoRelease() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            p.expect(5);
            p.expectAbort();
            p.drain();
        })) {
            get(connect(peer).release());
            peer.finished();
        }
    }

    @Test
    void doesNotCloseAfterOurAbort() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            p.expectAbort();
            p.expectClose();
        })) {
            connect(peer).abort();
            peer.finished();
        }
    }

    private void await() throws IOException {
        try {
            goOn.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private Association connect(FakePeer peer) throws Exception {
        return get(engine.connect(request(peer)));
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static AssociationRequest request(FakePeer peer) {
        return request(peer, SHORT);
    }

    private static AssociationRequest request(FakePeer peer, Duration writeTimeout) {
        return new AssociationRequest(
                peer.address(),
                new AeTitle("SCU"),
                List.of(ProposedContext.of(CT, IMPLICIT)),
                new AssociationOptions(
                        Duration.ofSeconds(5),
                        SHORT,
                        SHORT,
                        SHORT,
                        SHORT,
                        writeTimeout,
                        16384,
                        1 << 20,
                        Optional.empty()));
    }

    private static EncodedDataSet small() {
        return new EncodedDataSet(CT, "1.2.3", IMPLICIT, List.of(new Heap(new byte[1000])));
    }

    private EncodedDataSet large() throws IOException {
        Path file = folder.resolve("sparse");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(LARGE);
        }
        return new EncodedDataSet(CT, "1.2.3", IMPLICIT, List.of(new FileRegion(file, 0, LARGE)));
    }

    private static Throwable failure(CompletionStage<?> stage) {
        Throwable thrown = catchThrowable(() -> stage.toCompletableFuture().get(20, TimeUnit.SECONDS));
        assertThat(thrown).isInstanceOf(ExecutionException.class);
        return thrown.getCause();
    }
}
