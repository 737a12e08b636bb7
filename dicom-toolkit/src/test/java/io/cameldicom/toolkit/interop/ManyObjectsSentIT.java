package io.cameldicom.toolkit.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.test.FaultyPeer;
import io.cameldicom.testing.EveryEngine;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.OpenResources;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DicomEngine;
import io.cameldicom.toolkit.engine.StoreResponse;
import io.cameldicom.toolkit.file.DicomFile;
import io.cameldicom.toolkit.pool.AssociationPool;
import io.cameldicom.toolkit.pool.ContextPair;
import io.cameldicom.toolkit.pool.Lease;
import io.cameldicom.toolkit.pool.PoolOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** After many objects, sent through the pool with every kind of end, nothing is held that was not held before. */
@ExtendWith(NoBufferLeaks.class)
@EveryEngine
class ManyObjectsSentIT {
    private static final int OBJECTS = 10_000;
    private static final int IN_FLIGHT = 64;
    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofMillis(500);

    @TempDir
    private Path folder;

    private final Map<String, AtomicInteger> ends = new ConcurrentHashMap<>();

    @Test
    void leaveNothingBehind() throws Exception {
        List<EncodedDataSet> objects = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            objects.add(DicomFile.read(TestObjects.ct().writeInto(folder)).encoded());
        }
        objects.add(DicomFile.read(TestObjects.ct().size(512, 512).writeInto(folder))
                .encoded());
        send(objects, OBJECTS / 20);
        OpenResources before = OpenResources.now();
        ends.clear();

        send(objects, OBJECTS);

        await().atMost(BOUND)
                .untilAsserted(
                        () -> assertThat(OpenResources.now()).matches(now -> now.isWithin(before), "within " + before));
        System.out.println("after " + new TreeMap<>(ends) + ": " + before);
        assertThat(ends)
                .containsKeys("0000", "A700", "AssociationAbortedException", "OutcomeUnknownException", "cancelled");
        assertThat(ends.values().stream().mapToInt(AtomicInteger::get).sum()).isEqualTo(OBJECTS);
        assertThat(ends.get("0000")).hasValueGreaterThan(OBJECTS * 9 / 10);
    }

    private void send(List<EncodedDataSet> objects, int count) throws InterruptedException {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "timer"));
        try (FaultyPeer peer = FaultyPeer.start(script(count));
                DicomEngine engine = EngineUnderTest.create()) {
            AssociationPool pool = new AssociationPool(
                    engine, DicomAddress.parse(peer.address()), new AeTitle("MANY"), options(), pool(), timer);
            Semaphore inFlight = new Semaphore(IN_FLIGHT);
            for (int i = 1; i <= count; i++) {
                inFlight.acquire();
                EncodedDataSet object = objects.get(i % objects.size());
                if (i % 49 == 0) {
                    cancel(pool, object);
                    inFlight.release();
                } else {
                    store(pool, object).whenComplete((end, failure) -> inFlight.release());
                }
            }
            assertThat(inFlight.tryAcquire(IN_FLIGHT, BOUND.toSeconds(), TimeUnit.SECONDS))
                    .as("every store has come to an end")
                    .isTrue();
            assertThat(pool.close(BOUND).toCompletableFuture()).succeedsWithin(BOUND);
        } finally {
            timer.shutdownNow();
        }
    }

    /** One of a hundred each: refused, aborted before and after its last fragment, reset; one of 500 is not answered. */
    private static String script(int count) {
        StringBuilder script = new StringBuilder();
        for (int i = 100; i <= count; i += 100) {
            script.append("object " + (i - 80) + ": status A700 comment \"full\"; ");
            script.append("object " + (i - 60) + ": abort; ");
            script.append("object " + (i - 40) + " after 0 pdvs: abort; ");
            script.append("object " + (i - 20) + " after 0 pdvs: reset; ");
            if (i % 500 == 0) {
                script.append("object " + i + ": silent; ");
            }
        }
        return script.toString();
    }

    private CompletionStage<StoreResponse> store(AssociationPool pool, EncodedDataSet object) {
        ContextPair pair = new ContextPair(object.sopClassUid(), object.transferSyntaxUid());
        return pool.use(pair, association -> association.store(object)).whenComplete((response, failure) -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            count(failure == null ? response.status().hex() : cause.getClass().getSimpleName());
        });
    }

    /** The one who asked goes away before it has its association. */
    private void cancel(AssociationPool pool, EncodedDataSet object) {
        CompletableFuture<Lease> lease = pool.lease(new ContextPair(object.sopClassUid(), object.transferSyntaxUid()))
                .toCompletableFuture();
        if (!lease.cancel(false)) {
            lease.thenAccept(Lease::giveBack);
        }
        count("cancelled");
    }

    private void count(String end) {
        ends.computeIfAbsent(end, ignored -> new AtomicInteger()).incrementAndGet();
    }

    private static AssociationOptions options() {
        AssociationOptions defaults = AssociationOptions.DEFAULTS;
        return new AssociationOptions(
                defaults.connectTimeout(),
                defaults.associateTimeout(),
                RESPONSE_TIMEOUT,
                defaults.releaseTimeout(),
                defaults.idleTimeout(),
                defaults.writeTimeout(),
                defaults.maximumPduLength(),
                defaults.maximumSendPduLength(),
                Optional.empty());
    }

    private static PoolOptions pool() {
        return new PoolOptions(8, 0, Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(5));
    }
}
