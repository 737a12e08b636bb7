package io.cameldicom.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.component.DicomConstants;
import io.cameldicom.component.DimseStatusException;
import io.cameldicom.component.DuplicateInstanceException;
import io.cameldicom.routes.attempt.AttemptJournal;
import io.cameldicom.routes.confirmation.ConfirmationMode;
import io.cameldicom.routes.confirmation.ConfirmationTimes;
import io.cameldicom.routes.confirmation.Confirmations;
import io.cameldicom.routes.disposition.Disposition;
import io.cameldicom.routes.disposition.FileMover;
import io.cameldicom.routes.disposition.OutsideInboxException;
import io.cameldicom.routes.gate.Census;
import io.cameldicom.routes.gate.GateTimes;
import io.cameldicom.routes.gate.InboxGate;
import io.cameldicom.routes.progress.InboxFiles;
import io.cameldicom.routes.report.Deliveries;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DimseStatus;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.FileConsumer;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxProcessTest {
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final String PEER = "PEER@127.0.0.1:104";

    @TempDir
    Path root;

    private final InboxGate gate = new InboxGate(new GateTimes(Duration.ZERO, AN_HOUR, AN_HOUR, AN_HOUR, AN_HOUR));
    private final List<String> told = new CopyOnWriteArrayList<>();
    private Path inbox;
    private Path sent;
    private Path quarantine;
    private Attempts attempts;

    @BeforeEach
    void folders() throws IOException {
        inbox = Files.createDirectory(root.resolve("inbox"));
        sent = Files.createDirectory(root.resolve("sent"));
        quarantine = Files.createDirectory(root.resolve("quarantine"));
        gate.beginScan();
        attempts = new Attempts(AttemptJournal.open(root, PEER, AN_HOUR, standing -> {}), gate);
    }

    private InboxProcess process(Clock clock) throws IOException {
        FileMover mover = new FileMover(inbox, sent, quarantine);
        return new InboxProcess(
                mover,
                gate,
                new InstanceClaims(),
                attempts,
                new Reasons(clock),
                new Told(),
                InboxFiles.UNHEARD,
                confirmations(ConfirmationMode.NONE));
    }

    private Confirmations confirmations(ConfirmationMode mode) throws IOException {
        ConfirmationTimes times = new ConfirmationTimes(1, AN_HOUR, AN_HOUR, AN_HOUR, AN_HOUR, AN_HOUR);
        return Confirmations.open(root, mode, PEER, times, gate);
    }

    private Exchange exchange(Disposition disposition) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.setProperty(Disposition.PROPERTY, disposition.word());
        return exchange;
    }

    private GenericFile<File> offered(Path file) {
        GenericFile<File> offered = FileConsumer.asGenericFile(inbox.toString(), file.toFile(), null, false);
        assertThat(gate.accept(offered)).isTrue();
        return offered;
    }

    private Path drop() throws IOException {
        return Files.writeString(inbox.resolve("a.dcm"), "contents");
    }

    private Census rescan(Path file) {
        gate.beginScan();
        gate.accept(FileConsumer.asGenericFile(inbox.toString(), file.toFile(), null, false));
        return gate.endScan();
    }

    @Test
    void letsTheGateKnowThatAFileEndedWhateverWasThrown() throws IOException {
        Path path = drop();
        GenericFile<File> file = offered(path);
        Exchange exchange = exchange(Disposition.QUARANTINE);
        InboxProcess process = process(new BrokenClock());

        assertThat(process.begin(null, null, exchange, file)).isTrue();
        process.commit(null, null, exchange, file);

        assertThat(exchange.getException(NoClassDefFoundError.class)).isNotNull();
        assertThat(rescan(path)).extracting(Census::inFlight, Census::failing).containsExactly(0, 1);
        assertThat(path).hasContent("contents");
    }

    @Test
    void letsTheGateKnowThatAFileEndedWhenTheRouteHasDroppedEveryProperty() throws IOException {
        Path path = drop();
        GenericFile<File> file = offered(path);
        Exchange exchange = exchange(Disposition.SENT);
        InboxProcess process = process(Clock.systemUTC());

        assertThat(process.begin(null, null, exchange, file)).isTrue();
        exchange.removeProperties("*");
        try {
            process.commit(null, null, exchange, file);
        } catch (IllegalStateException e) {
            // Camel's consumer hears of it
        }

        assertThat(rescan(path)).extracting(Census::inFlight, Census::failing).containsExactly(0, 1);
        assertThat(path).hasContent("contents");
    }

    @Test
    void triesOnlyTheMoveOfASentFileAgainUntilItsContentsChange() throws IOException {
        Path path = drop();
        InboxProcess process = process(Clock.systemUTC());
        Files.delete(sent);
        Files.writeString(sent, "in the way");

        GenericFile<File> file = offered(path);
        Exchange first = exchange(Disposition.SENT);
        assertThat(process.begin(null, null, first, file)).isTrue();
        process.commit(null, null, first, file);
        assertThat(process.begin(null, null, new DefaultExchange(new DefaultCamelContext()), file))
                .isFalse();

        assertThat(rescan(path)).extracting(Census::inFlight, Census::failing).containsExactly(0, 1);
        assertThat(told)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).startsWith("file ID was sent but cannot be moved ("));

        Files.delete(sent);
        Files.createDirectory(sent);
        assertThat(process.begin(null, null, new DefaultExchange(new DefaultCamelContext()), file))
                .isFalse();
        assertThat(sent.resolve("a.dcm")).hasContent("contents");
        assertThat(path).doesNotExist();
        assertThat(told).last().isEqualTo("sent");
    }

    @Test
    void sendsAFileAgainThatChangedAfterItsMoveFailed() throws IOException {
        Path path = drop();
        InboxProcess process = process(Clock.systemUTC());
        Files.delete(sent);
        GenericFile<File> file = offered(path);
        Exchange first = exchange(Disposition.SENT);
        assertThat(process.begin(null, null, first, file)).isTrue();
        process.commit(null, null, first, file);

        Files.writeString(path, "other contents");
        GenericFile<File> again = offered(path);

        assertThat(process.begin(null, null, new DefaultExchange(new DefaultCamelContext()), again))
                .isTrue();
        assertThat(told).singleElement().asString().startsWith("file ID was sent but cannot be moved (");
    }

    @Test
    void takesARefusedAttemptForNoProofFromBeforeItsFileIsMovedOn() throws IOException {
        Path path = drop();
        InboxProcess process = process(Clock.systemUTC());
        Files.delete(quarantine); // as good as a crash before the move
        Exchange exchange = exchange(Disposition.QUARANTINE);
        exchange.getMessage().setHeader(DicomConstants.SOP_INSTANCE_UID, "1.2.3");
        GenericFile<File> file = offered(path);
        assertThat(process.begin(null, null, exchange, file)).isTrue();
        attempts.process(exchange);
        assertThat(mayHaveBeenSent(path)).isTrue();

        exchange.setProperty(
                Exchange.EXCEPTION_CAUGHT,
                new DuplicateInstanceException(
                        "duplicate",
                        new DimseStatusException(
                                DicomAddress.parse(PEER), "C-STORE", DimseStatus.of(0x0111), "duplicate")));
        process.commit(null, null, exchange, file);

        assertThat(path).hasContent("contents");
        assertThat(mayHaveBeenSent(path)).isFalse();
    }

    /** What the next run would make of the journal as it is now. */
    private boolean mayHaveBeenSent(Path file) throws IOException {
        Path state = Files.createTempDirectory(root, "state");
        Files.copy(root.resolve(AttemptJournal.NAME), state.resolve(AttemptJournal.NAME));
        try (AttemptJournal journal = AttemptJournal.open(state, PEER, AN_HOUR, standing -> {})) {
            return journal.begin("1.2.3", gate.standing(file).orElseThrow()).sentBefore();
        }
    }

    @Test
    void beginsNoFileThatLiesOutsideOfTheInbox() throws IOException {
        Path path = Files.writeString(root.resolve("outside.dcm"), "contents");
        GenericFile<File> file = offered(path);

        assertThat(process(Clock.systemUTC()).begin(null, null, exchange(Disposition.SENT), file))
                .isFalse();
        assertThat(rescan(path)).extracting(Census::inFlight, Census::failing).containsExactly(0, 1);
        assertThat(told).containsExactly("unexpected " + OutsideInboxException.class.getSimpleName());
        assertThat(path).hasContent("contents");
    }

    private final class Told implements Deliveries {
        @Override
        public void sent(String fileId, long bytes) {
            told.add("sent");
        }

        @Override
        public void quarantined(String fileId, long bytes, String cause, String message) {
            told.add("quarantined");
        }

        @Override
        public void postponed(String fileId, String message) {
            told.add("postponed " + message);
        }

        @Override
        public void postponedHere(String fileId, String message) {
            told.add(message.replace(fileId, "ID"));
        }

        @Override
        public void unexpected(String fileId, Throwable failure) {
            told.add("unexpected " + failure.getClass().getSimpleName());
        }
    }

    private static final class BrokenClock extends Clock {
        @Override
        public ZoneId getZone() {
            throw new NoClassDefFoundError("a class");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            throw new NoClassDefFoundError("a class");
        }
    }
}
