package io.cameldicom.routes.delivery;

import io.cameldicom.component.DimseStatusException;
import io.cameldicom.routes.disposition.FileId;
import io.cameldicom.routes.disposition.QuarantineReason;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.NetworkException;
import io.cameldicom.toolkit.engine.NoPresentationContextException;
import java.time.Clock;
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

    QuarantineReason of(Exchange exchange, InFlight file, int attempts) {
        Failure failure = Failure.of(exchange);
        Optional<DimseStatus> status = failure.find(DimseStatusException.class).map(DimseStatusException::status);
        Verdict verdict = Incomplete.isIncomplete(exchange, failure) ? Verdict.INCOMPLETE : verdict(failure, status);
        return new QuarantineReason(
                verdict.cause(),
                message(failure),
                verdict.nextStep(),
                status.map(DimseStatus::hex).orElse(null),
                status.flatMap(DimseStatus::errorComment).orElse(null),
                status.map(Reasons::offending).orElse(null),
                failure.find(NetworkException.class)
                        .map(network -> network.peer().toString())
                        .orElse(null),
                attempts,
                FileId.of(file.relative()),
                file.relative(),
                file.identity().size(),
                file.identity()
                        .modified()
                        .toInstant()
                        .truncatedTo(ChronoUnit.MILLIS)
                        .toString(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    }

    private static Verdict verdict(Failure failure, Optional<DimseStatus> status) {
        if (failure.thrown() == null) {
            return Verdict.ROUTE;
        }
        return failure.find(MalformedObjectException.class)
                .map(malformed -> Verdict.of(malformed.problem()))
                .or(() -> status.map(
                        refused -> refused.code() == DUPLICATE_INSTANCE ? Verdict.DUPLICATE : Verdict.REFUSED))
                .or(() -> failure.find(NoPresentationContextException.class).map(refused -> Verdict.NO_CONTEXT))
                .orElse(Verdict.UNSENDABLE);
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
        List<String> tags = status.offendingElements().stream()
                .map(tag -> String.format("%04X,%04X", tag >>> 16, tag & 0xFFFF))
                .toList();
        return tags.isEmpty() ? null : tags;
    }
}
