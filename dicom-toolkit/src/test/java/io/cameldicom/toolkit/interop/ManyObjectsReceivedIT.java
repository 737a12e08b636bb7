package io.cameldicom.toolkit.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.OpenResources;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.dimse.Dimse;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.ReceivedObject;
import io.cameldicom.toolkit.engine.ReceptionLimits;
import io.cameldicom.toolkit.listener.DicomListener;
import io.cameldicom.toolkit.listener.ListenerOptions;
import io.cameldicom.toolkit.listener.ListenerStatistics;
import io.cameldicom.toolkit.netty.FakePeer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** After many objects, from callers who end in every way, a listener holds nothing that it did not hold before. */
@ExtendWith(NoBufferLeaks.class)
class ManyObjectsReceivedIT {
    private static final int OBJECTS = 10_000;
    private static final int PER_CALLER = 50;
    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(1);

    /** How a caller ends, after its objects or in the middle of one more. */
    private enum End {
        RELEASED,
        ABORTED,
        CLOSED,
        RESET,
        STALLED,
        ASKS_FOR_NOTHING
    }

    @TempDir
    private Path folder;

    private final AtomicInteger handled = new AtomicInteger();

    @Test
    void leaveNothingBehind() throws Exception {
        receive(OBJECTS / 20);
        OpenResources before = OpenResources.now();

        ListenerStatistics statistics = receive(OBJECTS);

        await().atMost(BOUND)
                .untilAsserted(
                        () -> assertThat(OpenResources.now()).matches(now -> now.isWithin(before), "within " + before));
        System.out.println("after " + statistics + ": " + before);
        assertThat(statistics.objects()).isEqualTo(OBJECTS);
        assertThat(statistics.open()).isZero();
        assertThat(statistics.aborted()).isBetween(OBJECTS / PER_CALLER * 3L / 6, OBJECTS / PER_CALLER * 5L / 6);
    }

    private ListenerStatistics receive(int count) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(8);
        Path incoming = folder.resolve("incoming");
        try (DicomListener listener = DicomListener.start(options(incoming), this::handle)) {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < count / PER_CALLER; i++) {
                End end = End.values()[i % End.values().length];
                calls.add(callers.submit(() -> {
                    call(listener.address(), end);
                    return null;
                }));
            }
            for (Future<?> call : calls) {
                call.get(BOUND.toSeconds() * 6, TimeUnit.SECONDS);
            }
            await().atMost(BOUND).until(() -> listener.statistics().open() == 0);
            await().atMost(BOUND)
                    .untilAsserted(() -> assertThat(partsIn(incoming)).isZero());
            return listener.statistics();
        } finally {
            callers.shutdown();
        }
    }

    private static long partsIn(Path incoming) throws IOException {
        try (Stream<Path> files = Files.list(incoming)) {
            return files.filter(file -> file.toString().endsWith(".part")).count();
        }
    }

    private static void call(DicomAddress listener, End end) throws IOException {
        try (FakePeer caller = FakePeer.calling(listener)) {
            caller.associate("LISTENER", "SCU", TestObjects.CT, TestObjects.IMPLICIT_LITTLE_ENDIAN);
            caller.expect(2);
            for (int i = 1; i <= PER_CALLER; i++) {
                begin(caller, i);
                caller.fragment(false, true, new byte[1000]);
                assertThat(caller.command().name()).isEqualTo("C-STORE-RSP");
            }
            switch (end) {
                case RELEASED -> {
                    caller.send(FakePeer.RELEASE_RQ);
                    caller.expect(6);
                }
                case ABORTED -> {
                    begin(caller, PER_CALLER + 1);
                    caller.send(FakePeer.ABORT_BY_USER);
                }
                case CLOSED -> begin(caller, PER_CALLER + 1);
                case RESET -> {
                    begin(caller, PER_CALLER + 1);
                    caller.send("04 00 00 00 10 00"); // and never the rest of this PDU
                    caller.reset();
                }
                case STALLED -> {
                    begin(caller, PER_CALLER + 1);
                    caller.expectAbort();
                }
                case ASKS_FOR_NOTHING -> {
                    caller.send(FakePeer.RELEASE_RQ);
                    caller.expect(6);
                    FakePeer.calling(listener).close();
                }
            }
        }
    }

    private static void begin(FakePeer caller, int id) throws IOException {
        caller.fragment(
                true, true, Dimse.storeRequest(id, TestObjects.CT, "1.2." + id).encode());
        caller.fragment(false, false, new byte[1000]);
    }

    /** Answers at once or later, moves the file away, or fails. */
    private CompletionStage<DimseStatus> handle(ReceivedObject object) {
        return switch (handled.incrementAndGet() % 4) {
            case 0 -> CompletableFuture.completedFuture(DimseStatus.of(0));
            case 1 -> CompletableFuture.supplyAsync(() -> DimseStatus.of(0xB000));
            case 2 -> {
                try {
                    Path kept = Files.move(object.file(), folder.resolve("kept-" + handled.get()));
                    Files.delete(kept);
                } catch (IOException e) {
                    yield CompletableFuture.failedFuture(e);
                }
                yield CompletableFuture.completedFuture(DimseStatus.of(0));
            }
            default -> CompletableFuture.failedFuture(new IllegalStateException("no"));
        };
    }

    private static ListenerOptions options(Path incoming) {
        AssociationOptions defaults = AssociationOptions.DEFAULTS;
        return new ListenerOptions(
                new AeTitle("LISTENER"),
                ListenerOptions.LOOPBACK,
                0,
                incoming,
                true,
                Set.of(),
                ListenerOptions.DEFAULT_MAXIMUM_ASSOCIATIONS,
                Set.of(),
                Set.of(),
                ReceptionLimits.DEFAULTS,
                new AssociationOptions(
                        defaults.connectTimeout(),
                        defaults.associateTimeout(),
                        defaults.responseTimeout(),
                        defaults.releaseTimeout(),
                        IDLE_TIMEOUT,
                        defaults.writeTimeout(),
                        defaults.maximumPduLength(),
                        defaults.maximumSendPduLength(),
                        Optional.empty()));
    }
}
