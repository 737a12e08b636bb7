package io.cameldicom.routes.delivery;

import io.cameldicom.component.DestinationUnavailableException;
import io.cameldicom.routes.disposition.Disposition;
import io.cameldicom.routes.disposition.NotMovedException;
import io.cameldicom.routes.disposition.SourceChangedException;
import io.cameldicom.routes.gate.InboxGate;
import io.cameldicom.routes.progress.FileState;
import io.cameldicom.routes.progress.InboxFiles;
import io.cameldicom.routes.report.Deliveries;
import io.cameldicom.routes.report.ObjectEnding;
import io.cameldicom.routes.report.ObjectEnding.Kind;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.engine.NetworkException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.Exchange;

/** Decides what becomes of a file that stays in the inbox: when it is offered again, and what is told. */
final class Endings {
    private final InboxGate gate;
    private final Attempts attempts;
    private final Deliveries deliveries;
    private final InboxFiles files;

    Endings(InboxGate gate, Attempts attempts, Deliveries deliveries, InboxFiles files) {
        this.gate = gate;
        this.attempts = attempts;
        this.deliveries = deliveries;
        this.files = files;
    }

    /** The exchange failed, or its file could not be moved. */
    void stays(Exchange exchange, InFlight file, Failure failure, String fileId) {
        String why = decide(exchange, file, failure, fileId);
        deliveries.ended(Kind.POSTPONED, () -> new ObjectEnding(fileId, "", why, ObjectFields.atEnd(exchange, file)));
    }

    /** @return why, in our own words */
    private String decide(Exchange exchange, InFlight file, Failure failure, String fileId) {
        Optional<NotMovedException> notMoved = failure.find(NotMovedException.class);
        if (notMoved.isPresent()) {
            gate.failed(file.path(), 0);
            stands(file, FileState.FAILING);
            String why = words(notMoved.get().disposition(), fileId) + " (" + inputOutput(failure) + ")";
            deliveries.postponedHere(fileId, why);
            return why;
        }
        if (isChanged(failure)) {
            gate.changed(file.path());
            files.gone(file.path(), file.identity());
            attempts.changed(exchange, file);
            return "the file has changed, or is gone";
        }
        if (failure.find(BusyInstanceException.class).isPresent()) {
            gate.busy(file.path());
            stands(file, FileState.QUEUED);
            return "another file of this instance is on its way";
        }
        if (failure.find(MalformedObjectException.class)
                .filter(malformed -> Failure.mayPass(malformed.problem()))
                .isPresent()) {
            gate.growing(file.path());
            stands(file, FileState.QUEUED);
            return "the file is cut or empty, and may still grow";
        }
        if (failure.find(DestinationUnavailableException.class).isPresent()) {
            // told once, by whoever holds the gate, and not for each file
            gate.notTried(file.path());
            stands(file, FileState.QUEUED);
            attempts.stays(exchange, file);
            return failure.words().orElse("not tried, as nothing is sent to the destination");
        }
        failed(exchange, file, failure);
        stands(file, FileState.FAILING);
        attempts.stays(exchange, file);
        return tell(exchange, failure, fileId);
    }

    private static boolean isChanged(Failure failure) {
        return failure.find(SourceChangedException.class).isPresent()
                || failure.find(io.cameldicom.component.SourceChangedException.class)
                        .isPresent()
                || failure.find(NoSuchFileException.class).isPresent();
    }

    private void stands(InFlight file, FileState state) {
        files.stands(file.path(), file.identity(), state);
    }

    private void failed(Exchange exchange, InFlight file, Failure failure) {
        int sent = Sending.of(exchange)
                .map(sending -> {
                    sending.count(failure);
                    return sending.attempts();
                })
                .orElse(0);
        boolean away = failure.find(NetworkException.class).isPresent()
                || failure.find(AttemptNotRecordedException.class).isPresent()
                || failure.find(NotRememberedException.class).isPresent();
        if (sent == 0 && away) {
            gate.away(file.path());
        } else {
            gate.failed(file.path(), sent);
        }
    }

    private String tell(Exchange exchange, Failure failure, String fileId) {
        Optional<String> words = failure.words();
        if (words.isPresent() && failure.find(NetworkException.class).isPresent()) {
            deliveries.postponed(fileId, words.get());
            return words.get();
        }
        Optional<String> here = words.or(() -> ownTrouble(failure, fileId));
        if (here.isPresent()) {
            deliveries.postponedHere(fileId, here.get());
            return here.get();
        }
        if (isStopping(exchange, failure)) {
            return "the routes are being stopped";
        }
        deliveries.unexpected(fileId, failure.thrown());
        return "unexpected " + failure.thrown().getClass().getSimpleName();
    }

    private static Optional<String> ownTrouble(Failure failure, String fileId) {
        if (failure.find(AttemptNotRecordedException.class).isPresent()
                || failure.find(NotRememberedException.class).isPresent()) {
            return Optional.of(failure.thrown().getMessage() + ", " + inputOutput(failure));
        }
        return failure.find(IOException.class)
                .map(e -> "file " + fileId + " cannot be read (" + inputOutput(failure) + ")");
    }

    private static String words(Disposition disposition, String fileId) {
        return switch (disposition) {
            case SENT -> "file " + fileId + " was sent but cannot be moved";
            case QUARANTINE -> "file " + fileId + " cannot be moved to quarantine";
        };
    }

    /** The kind alone: messages of the file system hold paths. */
    private static String inputOutput(Failure failure) {
        return failure.find(FileSystemException.class)
                .map(FileSystemException::getReason)
                .or(() -> failure.find(IOException.class).map(e -> e.getClass().getSimpleName()))
                .orElse("unknown");
    }

    private static boolean isStopping(Exchange exchange, Failure failure) {
        return failure.find(RejectedExecutionException.class).isPresent()
                || exchange.getContext().isStopping()
                || exchange.getContext().isStopped();
    }
}
