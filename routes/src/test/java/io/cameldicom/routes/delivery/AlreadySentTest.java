package io.cameldicom.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.component.DicomObject;
import io.cameldicom.routes.confirmation.ConfirmationMode;
import io.cameldicom.routes.confirmation.ConfirmationTimes;
import io.cameldicom.routes.confirmation.Confirmations;
import io.cameldicom.routes.disposition.Disposition;
import io.cameldicom.routes.gate.GateTimes;
import io.cameldicom.routes.gate.InboxGate;
import io.cameldicom.routes.receipt.Receipt;
import io.cameldicom.routes.receipt.ReceiptOutcome;
import io.cameldicom.routes.receipt.Receipts;
import io.cameldicom.routes.redrive.ResendMarks;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.file.DicomFile;
import io.cameldicom.toolkit.file.FileIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlreadySentTest {
    private static final String DESTINATION = "PACS@127.0.0.1:104";

    @TempDir
    Path folder;

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger ended = new AtomicInteger();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private Receipts receipts;
    private DicomFile file;

    @BeforeEach
    void sentBefore() throws IOException {
        receipts = Receipts.open(
                Files.createDirectory(folder.resolve("receipts")),
                Files.createDirectory(folder.resolve("state")),
                Clock.systemUTC());
        file = DicomFile.read(TestObjects.ct().writeInto(folder));
        InFlight inFlight = inFlight();
        String hash = SourceHash.read(inFlight, file.dataSetOffset());
        receipts.write(new Receipt(
                        ReceiptOutcome.DONE,
                        file.encoded().sopInstanceUid(),
                        null,
                        null,
                        DESTINATION,
                        1L,
                        null,
                        null,
                        1L,
                        hash,
                        hash,
                        "0000",
                        1,
                        null,
                        null,
                        false,
                        null,
                        null))
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void close() {
        receipts.close();
    }

    private InFlight inFlight() throws IOException {
        return new InFlight(file.path(), "a.dcm", FileIdentity.of(file.path()));
    }

    private AlreadySent step(boolean resend) throws IOException {
        ReceiptLines lines = new ReceiptLines(DESTINATION, path -> 0, Clock.systemUTC());
        return new AlreadySent(
                receipts,
                lines,
                new SourceHash(new Held()),
                new ResendMarks(folder),
                noConfirmations(),
                DESTINATION,
                resend);
    }

    private Confirmations noConfirmations() throws IOException {
        Duration hour = Duration.ofHours(1);
        return Confirmations.open(
                folder,
                ConfirmationMode.NONE,
                DESTINATION,
                new ConfirmationTimes(1, hour, hour, hour, hour, hour),
                new InboxGate(new GateTimes(hour, hour, hour, hour, hour)));
    }

    private Exchange exchange() throws IOException {
        Exchange exchange = new DefaultExchange(context);
        inFlight().attachTo(exchange);
        exchange.getMessage().setBody(DicomObject.of(file));
        return exchange;
    }

    @Test
    void lets64FilesBeComparedAtOnceAndTheNextOneWait() throws Exception {
        AlreadySent step = step(false);
        for (int i = 0; i < AlreadySent.MOST_COMPARISONS; i++) {
            assertThat(step.process(exchange(), synchronous -> ended.incrementAndGet()))
                    .isFalse();
        }
        Exchange next = exchange();
        Thread poll = new Thread(() -> step.process(next, synchronous -> ended.incrementAndGet()));
        poll.start();
        await().until(() -> poll.getState() == Thread.State.WAITING);
        assertThat(tasks).hasSize(AlreadySent.MOST_COMPARISONS);

        while (ended.get() <= AlreadySent.MOST_COMPARISONS) {
            Runnable task = tasks.poll();
            if (task != null) {
                task.run();
            }
        }
        poll.join(10_000);
        assertThat(next.getProperty(Disposition.PROPERTY)).isEqualTo("sent");
        assertThat(next.isRouteStop()).isTrue();
    }

    @Test
    void goesOnOnTheSameThreadWhereAFileIsSentAgain() throws Exception {
        Exchange exchange = exchange();
        assertThat(step(true).process(exchange, synchronous -> ended.incrementAndGet()))
                .isTrue();
        assertThat(tasks).isEmpty();
        assertThat(exchange.getProperty(SentBefore.HAS_RECEIPT)).isEqualTo(true);
        assertThat(exchange.getProperty(Disposition.PROPERTY)).isNull();
    }

    /** Keeps tasks until the test runs them. */
    private final class Held extends AbstractExecutorService {
        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }
}
