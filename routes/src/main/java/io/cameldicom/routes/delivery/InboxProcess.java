package io.cameldicom.routes.delivery;

import io.cameldicom.routes.confirmation.Confirmations;
import io.cameldicom.routes.disposition.Disposition;
import io.cameldicom.routes.disposition.FileId;
import io.cameldicom.routes.disposition.FileMover;
import io.cameldicom.routes.disposition.NoDispositionException;
import io.cameldicom.routes.disposition.NotMovedException;
import io.cameldicom.routes.disposition.OutsideInboxException;
import io.cameldicom.routes.disposition.QuarantineReason;
import io.cameldicom.routes.disposition.SourceChangedException;
import io.cameldicom.routes.gate.InboxGate;
import io.cameldicom.routes.progress.FileState;
import io.cameldicom.routes.progress.InboxFiles;
import io.cameldicom.routes.report.Deliveries;
import io.cameldicom.routes.report.ObjectEnding;
import io.cameldicom.routes.report.ObjectEnding.Kind;
import io.cameldicom.toolkit.file.FileIdentity;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.GenericFileProcessStrategy;

/**
 * Begins and ends the exchange of each inbox file. When an exchange ends well, its file goes where the property
 * {@value Disposition#PROPERTY} says; in every other case it stays and is offered again. What the
 * destination has taken and has to confirm stays too. This takes the place of Camel's
 * {@code move}, which deletes what has the target's name and cannot tell that the file was replaced.
 */
public final class InboxProcess implements GenericFileProcessStrategy<File> {
    private static final int REMEMBERED = 10_000;

    private final FileMover mover;
    private final InboxGate gate;
    private final InstanceClaims claims;
    private final Attempts attempts;
    private final Reasons reasons;
    private final Deliveries deliveries;
    private final InboxFiles files;
    private final Endings endings;
    private final Awaiting awaiting;
    private final SentFiles sentFiles = new SentFiles(REMEMBERED);

    public InboxProcess(
            FileMover mover,
            InboxGate gate,
            InstanceClaims claims,
            Attempts attempts,
            Reasons reasons,
            Deliveries deliveries,
            InboxFiles files,
            Confirmations confirmations) {
        this.mover = mover;
        this.gate = gate;
        this.claims = claims;
        this.attempts = attempts;
        this.reasons = reasons;
        this.deliveries = deliveries;
        this.files = files;
        this.awaiting = new Awaiting(confirmations, attempts);
        this.endings = new Endings(gate, attempts, deliveries, files);
    }

    @Override
    public void prepareOnStartup(GenericFileOperations<File> operations, GenericFileEndpoint<File> endpoint) {}

    @Override
    public boolean begin(
            GenericFileOperations<File> operations,
            GenericFileEndpoint<File> endpoint,
            Exchange exchange,
            GenericFile<File> file)
            throws IOException {
        Path path = file.getFile().toPath();
        FileIdentity identity = FileIdentity.of(path);
        String relative;
        try {
            relative = mover.relative(path).toString();
        } catch (OutsideInboxException e) {
            gate.failed(path, 0);
            deliveries.unexpected(FileId.of(path.toString()), e);
            return false;
        }
        InFlight inFlight = new InFlight(path, relative, identity);
        inFlight.attachTo(exchange);
        if (!gate.begin(path)) {
            return false;
        }
        if (sentFiles.contains(inFlight)) {
            exchange.setProperty(Disposition.PROPERTY, Disposition.SENT.word());
            Awaiting.delivered(exchange);
            commit(operations, endpoint, exchange, file);
            return false;
        }
        return true;
    }

    /** Not begun, or already ended: the gate does not count it. */
    @Override
    public void abort(
            GenericFileOperations<File> operations,
            GenericFileEndpoint<File> endpoint,
            Exchange exchange,
            GenericFile<File> file) {}

    @Override
    public void commit(
            GenericFileOperations<File> operations,
            GenericFileEndpoint<File> endpoint,
            Exchange exchange,
            GenericFile<File> file) {
        try {
            move(exchange, InFlight.of(exchange));
        } catch (Throwable e) {
            // an Error too: a file that is never said to have ended is never offered again
            exchange.setException(e);
            stays(exchange, file);
        } finally {
            claims.release(exchange);
        }
    }

    @Override
    public void rollback(
            GenericFileOperations<File> operations,
            GenericFileEndpoint<File> endpoint,
            Exchange exchange,
            GenericFile<File> file) {
        try {
            stays(exchange, file);
        } finally {
            claims.release(exchange);
        }
    }

    /** Whatever happens here, the gate hears that the file is no longer on its way. */
    private void stays(Exchange exchange, GenericFile<File> file) {
        boolean ended = false;
        try {
            InFlight inFlight = InFlight.of(exchange);
            endings.stays(exchange, inFlight, Failure.of(exchange), FileId.of(inFlight.relative()));
            ended = true;
        } finally {
            if (!ended) {
                gate.failed(file.getFile().toPath(), 0);
            }
        }
    }

    private void move(Exchange exchange, InFlight file) {
        String property = exchange.getProperty(Disposition.PROPERTY, String.class);
        String fileId = FileId.of(file.relative());
        long size = file.identity().size();
        switch (Disposition.of(property).orElseThrow(() -> new NoDispositionException(property))) {
            case SENT -> {
                if (awaiting.keeps(exchange, file)) {
                    files.stands(file.path(), file.identity(), FileState.AWAITING);
                    deliveries.awaits(fileId, size);
                    ended(Kind.AWAITING, exchange, file, "", "");
                    return;
                }
                moveToSent(file);
                gate.done(file.path());
                attempts.gone(exchange);
                awaiting.sent(file);
                files.stands(file.path(), file.identity(), FileState.SENT);
                deliveries.sent(fileId, size);
                tellDoubt(exchange, fileId);
                ended(Kind.SENT, exchange, file, "", "");
            }
            case QUARANTINE -> {
                Sending.of(exchange).ifPresent(sending -> sending.count(Failure.of(exchange)));
                QuarantineReason reason =
                        reasons.of(exchange, file, attempts.count(exchange, file), gate.waited(file.path()));
                if (reason.status() != null) {
                    deliveries.answered();
                }
                attempts.stays(exchange, file); // a crash from here on must not leave the attempt as a proof
                moveToQuarantine(file, reason);
                gate.done(file.path());
                attempts.quarantined(exchange);
                awaiting.quarantined(file);
                files.stands(file.path(), file.identity(), FileState.QUARANTINED);
                deliveries.quarantined(fileId, size, reason.cause(), reason.message());
                ended(Kind.QUARANTINED, exchange, file, reason.cause(), reason.message());
            }
        }
    }

    private void ended(Kind kind, Exchange exchange, InFlight file, String cause, String message) {
        deliveries.ended(
                kind,
                () -> new ObjectEnding(FileId.of(file.relative()), cause, message, ObjectFields.atEnd(exchange, file)));
    }

    private void tellDoubt(Exchange exchange, String fileId) {
        ObjectFields.doubt(exchange)
                .ifPresent(edit -> deliveries.doubtful(
                        fileId,
                        edit.decisive().map(found -> found.verdict().word()).orElse(""),
                        edit.doubt()));
    }

    private void moveToSent(InFlight file) {
        sentFiles.remember(file);
        try {
            mover.toSent(file.path(), file.identity());
        } catch (SourceChangedException e) {
            sentFiles.forget(file);
            throw e;
        } catch (IOException e) {
            throw new NotMovedException(Disposition.SENT, e);
        }
        sentFiles.forget(file);
    }

    private void moveToQuarantine(InFlight file, QuarantineReason reason) {
        try {
            mover.toQuarantine(file.path(), file.identity(), reason);
        } catch (IOException e) {
            throw new NotMovedException(Disposition.QUARANTINE, e);
        }
    }
}
