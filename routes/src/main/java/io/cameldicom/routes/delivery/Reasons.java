package io.cameldicom.routes.delivery;

import io.cameldicom.component.DimseStatusException;
import io.cameldicom.component.TransientDicomException;
import io.cameldicom.routes.confirmation.NotConfirmedException;
import io.cameldicom.routes.disposition.FileId;
import io.cameldicom.routes.disposition.QuarantineReason;
import io.cameldicom.toolkit.charset.CharacterSetException;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.NetworkException;
import io.cameldicom.toolkit.engine.NoPresentationContextException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;

/** Puts into words why a file goes to quarantine. */
public final class Reasons {
    private static final int DUPLICATE_INSTANCE = 0x0111;

    private final Clock clock;

    public Reasons(Clock clock) {
        this.clock = clock;
    }

    /** @param waited how long the file has been seen unchanged */
    QuarantineReason of(Exchange exchange, InFlight file, int attempts, Duration waited) {
        Instant now = clock.instant();
        Failure failure = Failure.of(exchange);
        Optional<NotConfirmedException> refused = failure.find(NotConfirmedException.class);
        Optional<DimseStatus> status = failure.find(DimseStatusException.class).map(DimseStatusException::status);
        Verdict verdict = Incomplete.wasFound(exchange) ? Verdict.INCOMPLETE : verdict(failure, status);
        return new QuarantineReason(
                verdict.cause(),
                message(failure),
                verdict.nextStep(),
                status.map(DimseStatus::hex)
                        .or(() -> refused.map(NotConfirmedException::reasonHex))
                        .orElse(null),
                status.flatMap(DimseStatus::errorComment).orElse(null),
                status.map(Reasons::offending).orElse(null),
                failure.find(NetworkException.class)
                        .map(network -> network.peer().toString())
                        .or(() -> refused.map(NotConfirmedException::destination))
                        .orElse(null),
                attempts,
                FileId.of(file.relative()),
                file.relative(),
                file.identity().size(),
                text(file.identity().modified().toInstant()),
                text(now.minus(waited)),
                text(Instant.ofEpochMilli(exchange.getClock().getCreated())),
                text(now));
    }

    private static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static Verdict verdict(Failure failure, Optional<DimseStatus> status) {
        if (failure.thrown() == null) {
            return Verdict.ROUTE;
        }
        if (failure.find(TransientDicomException.class).isPresent()) {
            return Verdict.EXHAUSTED;
        }
        return failure.find(MalformedObjectException.class)
                .map(malformed -> Verdict.of(malformed.problem()))
                .or(() -> status.map(
                        refused -> refused.code() == DUPLICATE_INSTANCE ? Verdict.DUPLICATE : Verdict.REFUSED))
                .or(() -> failure.find(NoPresentationContextException.class)
                        .map(refused -> Verdict.NO_PRESENTATION_CONTEXT))
                .or(() -> failure.find(NotConfirmedException.class).map(refused -> Verdict.NOT_COMMITTED))
                .or(() -> failure.find(OtherBytesSentException.class).map(conflict -> Verdict.CONFLICT))
                .or(() -> failure.find(CharacterSetException.class).map(text -> Verdict.CHARACTER_SET))
                .orElse(Verdict.PERMANENT);
    }

    /** Our own words only: messages of others may hold paths or values of the data set. */
    private static String message(Failure failure) {
        if (failure.thrown() == null) {
            return "put into quarantine by a step of the route";
        }
        return failure.words()
                .orElseGet(() -> "unexpected " + failure.thrown().getClass().getSimpleName());
    }

    private static List<String> offending(DimseStatus status) {
        List<String> tags = status.offendingElementTags();
        return tags.isEmpty() ? null : tags;
    }
}
