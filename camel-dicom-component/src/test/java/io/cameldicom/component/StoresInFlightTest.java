package io.cameldicom.component;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.ReceptionLimits;
import io.cameldicom.toolkit.listener.DicomListener;
import io.cameldicom.toolkit.listener.ListenerOptions;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads are bounded by configuration: objects that wait for the answer of their peer need none. */
class StoresInFlightTest {
    private static final int OBJECTS = 200;
    private static final int CAMEL_THREADS = 4;
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final Duration BOUND = Duration.ofSeconds(60);

    private final CompletableFuture<DimseStatus> answer = new CompletableFuture<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final List<Exchange> ended = new CopyOnWriteArrayList<>();
    private final Set<String> completedOn = ConcurrentHashMap.newKeySet();
    private final DefaultCamelContext camel = new DefaultCamelContext();

    @TempDir
    private Path folder;

    private DicomListener peer;

    @BeforeEach
    void start() {
        camel.start();
        peer = DicomListener.start(
                new ListenerOptions(
                        new AeTitle("HOLDING"),
                        ListenerOptions.LOOPBACK,
                        0,
                        folder.resolve("incoming"),
                        true,
                        Set.of(),
                        OBJECTS,
                        Set.of(),
                        Set.of(),
                        ReceptionLimits.DEFAULTS,
                        AssociationOptions.DEFAULTS),
                object -> {
                    unanswered.incrementAndGet();
                    return answer;
                });
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
        peer.close();
    }

    @ParameterizedTest(name = "on {0} associations")
    @ValueSource(ints = {1, 4, OBJECTS})
    void needNoMoreThanFourThreadsOfCamel(int associations) throws Exception {
        Set<String> before = threads().collect(Collectors.toSet());
        Path file = TestObjects.ct().size(32, 32).writeInto(folder);
        Endpoint endpoint = camel.getEndpoint(
                "dicom:store:" + peer.address() + "?maxAssociations=" + associations + "&maximumWait=60s");
        AsyncProducer producer = endpoint.createAsyncProducer();
        producer.start();
        for (int i = 0; i < OBJECTS; i++) {
            Exchange exchange = endpoint.createExchange();
            exchange.getMessage().setBody(file);
            assertThat(producer.process(exchange, doneSync -> completed(exchange)))
                    .as("waits for nothing")
                    .isFalse();
        }
        await().atMost(BOUND).until(() -> unanswered.get() == associations);
        requireFewThreads(before);

        answer.complete(DimseStatus.of(DimseStatus.SUCCESS));
        await().atMost(BOUND).until(() -> ended.size() == OBJECTS);
        requireFewThreads(before);
        assertThat(ended)
                .allSatisfy(exchange -> assertThat(exchange.getException()).isNull());
        assertThat(completedOn).hasSizeLessThan(CAMEL_THREADS).allMatch(StoresInFlightTest::isOfCamel);
        producer.stop();
    }

    private void completed(Exchange exchange) {
        completedOn.add(Thread.currentThread().getName());
        ended.add(exchange);
    }

    private static void requireFewThreads(Set<String> before) {
        Map<String, Long> added = threads()
                .filter(thread -> !before.contains(thread))
                .collect(groupingBy(StoresInFlightTest::kind, counting()));
        assertThat(added.getOrDefault("Camel", 0L)).as("%s", added).isLessThanOrEqualTo(CAMEL_THREADS);
        assertThat(added.getOrDefault("dicom-network", 0L)).isLessThanOrEqualTo(PROCESSORS);
        assertThat(added.getOrDefault("dicom-reader", 0L)).isLessThanOrEqualTo(16);
        assertThat(added)
                .containsOnlyKeys(added.keySet().stream()
                        .filter(Set.of("Camel", "dicom-network", "dicom-reader", "peer")::contains)
                        .toList());
    }

    private static String kind(String thread) {
        if (isOfCamel(thread)) {
            return "Camel";
        }
        return Stream.of("dicom-network", "dicom-reader")
                .filter(thread::startsWith)
                .findFirst()
                .orElse(
                        Stream.of("dicom-listener", "dicom-acceptor", "dicom-receiver")
                                        .anyMatch(thread::startsWith)
                                ? "peer"
                                : thread);
    }

    private static boolean isOfCamel(String thread) {
        return thread.startsWith("Camel (");
    }

    private static Stream<String> threads() {
        return Arrays.stream(ManagementFactory.getThreadMXBean().dumpAllThreads(false, false))
                .map(ThreadInfo::getThreadName)
                .filter(name -> !name.startsWith("awaitility"));
    }
}
