package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.testing.Dcmtk;
import io.cameldicom.testing.FreePort;
import io.cameldicom.testing.MadeDataSet;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.Studies;
import io.cameldicom.testing.TestObjects;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.WrappedFile;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Clients of DCMTK that are killed while a route that is an archive sends them objects: nothing is left of them. */
@ExtendWith(NoBufferLeaks.class)
class ListenKilledIT extends CamelTestSupport {
    private static final int MANY = 3000;
    private static final Duration BOUND = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final int port = FreePort.find();
    private final int storePort = FreePort.find();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();
    private List<Path> files;

    /** Counts how often it is read: once to see whether it is wanted, once to be sent. */
    private record Counted(File file, AtomicInteger reads) implements WrappedFile<File> {
        @Override
        public File getFile() {
            reads.incrementAndGet();
            return file;
        }

        @Override
        public Object getBody() {
            return file;
        }

        @Override
        public long getFileLength() {
            return file.length();
        }
    }

    @BeforeEach
    void writeTheArchive() throws IOException {
        Dcmtk.require();
        files = new Studies().writeInto(Files.createDirectories(folder.resolve("archive")));
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("dicom:listen:ARCHIVE@127.0.0.1:" + port + "?services=move,get&matching=false&poolIdleTimeout=100"
                                + "&moveDestinations=RAW(WORKSTATION@127.0.0.1:" + storePort + ")")
                        .routeId("archive")
                        .onCompletion()
                        .process(exchange -> ended.incrementAndGet())
                        .end()
                        .process(ListenKilledIT.this::retrieve);
            }
        };
    }

    private void retrieve(Exchange exchange) {
        exchange.getMessage()
                .setBody(Stream.iterate(0, i -> i + 1)
                        .limit(MANY)
                        .map(i -> new Counted(files.get(i % files.size()).toFile(), reads))
                        .onClose(() -> closed.set(true)));
    }

    private Process start(String tool, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(tool, "-S", "-aec", "ARCHIVE"));
        command.addAll(List.of(more));
        command.addAll(List.of("127.0.0.1", Integer.toString(port), identifier().toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("client.log").toFile())
                .start();
    }

    private Path identifier() {
        return MadeDataSet.ascii()
                .with(0x00080052, "CS", "STUDY")
                .with(0x0020000D, "UI", TestObjects.ct().study())
                .write(folder.resolve("identifier.dcm"));
    }

    private void killWhenFirstArrived(Process client, Path into) {
        try {
            await().atMost(BOUND).until(() -> !isEmpty(into));
            assertThat(client.isAlive()).as("in the middle").isTrue();
        } finally {
            client.destroyForcibly();
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private void requireNothingLeft(long socketsBefore) {
        ListenConsumer consumer = (ListenConsumer) context.getRoute("archive").getConsumer();
        await().atMost(BOUND).untilAsserted(() -> {
            assertThat(consumer.statistics().open()).isZero();
            assertThat(ended).hasValue(1);
            assertThat(context.getInflightRepository().size()).isZero();
            assertThat(openFiles(target -> target.startsWith(folder.toString()) && target.endsWith(".dcm")))
                    .isZero();
            assertThat(openFiles(target -> target.startsWith("socket:"))).isLessThanOrEqualTo(socketsBefore);
            assertThat(threadsAtWork()).isEmpty();
        });
        assertThat(closed).isTrue();
        assertThat(reads).as("the rest is not sent").hasValueLessThan(2 * MANY);
    }

    private static long openFiles(Predicate<String> isMeant) {
        File[] handles = new File("/proc/self/fd").listFiles();
        return Stream.of(handles == null ? new File[0] : handles)
                .map(ListenKilledIT::target)
                .filter(isMeant)
                .count();
    }

    private static String target(File handle) {
        try {
            return Files.readSymbolicLink(handle.toPath()).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }

    private static List<String> threadsAtWork() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> Arrays.stream(thread.getValue())
                        .anyMatch(frame -> frame.getClassName().startsWith("io.cameldicom.toolkit")
                                || frame.getClassName().contains("ListenConsumer")))
                .map(thread -> thread.getKey().getName())
                .toList();
    }

    @Test
    void leavesNothingOfAClientThatIsKilledWhileItGets() throws IOException {
        long sockets = openFiles(target -> target.startsWith("socket:"));
        Path into = Files.createDirectories(folder.resolve("got"));

        killWhenFirstArrived(start("getscu", "+B", "-od", into.toString()), into);

        requireNothingLeft(sockets);
    }

    @Test
    void leavesNothingOfAClientThatIsKilledWhileObjectsAreMoved() throws IOException {
        long sockets = openFiles(target -> target.startsWith("socket:"));
        Path into = Files.createDirectories(folder.resolve("moved"));
        try (Dcmtk.StoreScp workstation =
                Dcmtk.StoreScp.options().storingInto(into).port(storePort).start()) {
            killWhenFirstArrived(start("movescu", "-aem", "WORKSTATION"), into);

            requireNothingLeft(sockets);
            assertThat(workstation.handle().isAlive()).isTrue();
        }
    }
}
