package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.testing.FreePort;
import io.cameldicom.testing.PeerProcess;
import io.cameldicom.testing.SmallJvm;
import io.cameldicom.testing.TestObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** A listener that is killed while it receives: what it has answered with success is there. */
class ListenCrashIT {
    private static final int OBJECTS = 400;
    private static final Duration BOUND = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final List<TestObjects> objects = new ArrayList<>();
    private final Queue<TestObjects> taken = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    @RepeatedTest(2)
    void losesNothingThatItHasAnswered() throws Exception {
        Path store = folder.resolve("store");
        int port = FreePort.find();
        for (int i = 0; i < OBJECTS; i++) {
            objects.add(TestObjects.ct().size(200, 200));
        }
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.start();
            AsyncProducer producer = camel.getEndpoint("dicom:store:PACS@127.0.0.1:" + port
                            + "?maxAssociations=8&maximumWait=30s&breakerThreshold=0")
                    .createAsyncProducer();
            producer.start();
            try (PeerProcess listener = start(store, port)) {
                objects.forEach(object -> send(producer, object));
                await().pollInterval(Duration.ofMillis(5)).atMost(BOUND).until(() -> taken.size() >= OBJECTS / 4);
                listener.handle().destroyForcibly();
                await().atMost(BOUND).until(() -> taken.size() + failures.size() == OBJECTS);
            }
            System.out.println("killed after " + taken.size() + " of " + OBJECTS);
            assertThat(failures).as("it was killed in the middle").isNotEmpty();
            assertThat(taken).allSatisfy(object -> assertKept(store, object));

            taken.clear();
            failures.clear();
            try (PeerProcess again = start(store, port)) {
                assertThat(partsBelow(store)).isZero();
                objects.forEach(object -> send(producer, object));
                await().atMost(BOUND).until(() -> taken.size() + failures.size() == OBJECTS);
            }
            assertThat(failures).isEmpty();
            assertThat(objects).allSatisfy(object -> assertKept(store, object));
            producer.stop();
        }
    }

    private PeerProcess start(Path store, int port) {
        String uri = "dicom:listen:PACS@127.0.0.1:" + port + "?store=" + store;
        PeerProcess process = SmallJvm.start(folder, ListenMain.class, uri);
        return process.awaitReady(BOUND, () -> process.output().contains("ready"));
    }

    private void send(AsyncProducer producer, TestObjects object) {
        Exchange exchange = producer.getEndpoint().createExchange();
        exchange.getMessage().setBody(object.bytes());
        producer.process(exchange, doneSync -> {
            if (exchange.getException() == null) {
                taken.add(object);
            } else {
                failures.add(exchange.getException());
            }
        });
    }

    private static void assertKept(Path store, TestObjects object) throws IOException {
        byte[] file = Files.readAllBytes(
                store.resolve(object.study()).resolve(object.series()).resolve(object.instance() + ".dcm"));
        byte[] dataSet = object.dataSet();
        assertThat(Arrays.copyOfRange(file, file.length - dataSet.length, file.length))
                .isEqualTo(dataSet);
    }

    private static long partsBelow(Path store) throws IOException {
        try (Stream<Path> files = Files.list(store.resolve(".incoming"))) {
            return files.filter(file -> file.toString().endsWith(".part")).count();
        }
    }
}
