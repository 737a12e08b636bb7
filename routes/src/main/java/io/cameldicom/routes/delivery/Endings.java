package io.cameldicom.routes.delivery;

import io.cameldicom.routes.disposition.Disposition;
import io.cameldicom.routes.disposition.NotMovedException;
import io.cameldicom.routes.disposition.SourceChangedException;
import io.cameldicom.routes.gate.InboxGate;
import io.cameldicom.routes.report.Deliveries;
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
    private final Deliveries deliveries;

    Endings(InboxGate gate, Deliveries deliveries) {
        this.gate = gate;
        this.deliveries = deliveries;
    }

    /** The exchange failed, or its file could not be moved. */
    void stays(Exchange exchange, InFlight file, Failure failure, String fileId) {
        Optional<NotMovedException> notMoved = failure.find(NotMovedException.class);
        if (notMoved.isPresent()) {
            gate.failed(file.path());
            deliveries.postponedHere(
                    fileId, words(notMoved.get().disposition(), fileId) + " (" + inputOutput(failure) + ")");
        } else if (failure.find(SourceChangedException.class).isPresent()
                || failure.find(io.cameldicom.component.SourceChangedException.class)
                        .isPresent()
                || failure.find(NoSuchFileException.class).isPresent()) {
            gate.changed(file.path());
        } else if (failure.find(BusyInstanceException.class).isPresent()) {
            gate.busy(file.path());
        } else if (failure.find(MalformedObjectException.class)
                .filter(malformed -> Failure.mayPass(malformed.problem()))
                .isPresent()) {
            gate.growing(file.path());
        } else {
            gate.failed(file.path());
            tell(exchange, failure, fileId);
        }
    }

    private void tell(Exchange exchange, Failure failure, String fileId) {
        Optional<String> words = failure.words();
        if (words.isPresent() && failure.find(NetworkException.class).isPresent()) {
            deliveries.postponed(fileId, words.get());
        } else if (words.isPresent()) {
            deliveries.postponedHere(fileId, words.get());
        } else if (failure.find(IOException.class).isPresent()) {
            deliveries.postponedHere(fileId, "file " + fileId + " cannot be read (" + inputOutput(failure) + ")");
        } else if (!isStopping(exchange, failure)) {
            deliveries.unexpected(fileId, failure.thrown());
        }
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
