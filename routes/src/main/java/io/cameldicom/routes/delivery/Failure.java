package io.cameldicom.routes.delivery;

import io.cameldicom.component.DicomOperationException;
import io.cameldicom.toolkit.DicomException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import java.util.Optional;
import org.apache.camel.Exchange;

/** What made an exchange fail, or what a route has caught: an exception with its causes; {@code thrown} may be null. */
record Failure(Throwable thrown) {
    private static final int DEEPEST = 20;

    static Failure of(Exchange exchange) {
        Throwable thrown = exchange.getException();
        return new Failure(thrown != null ? thrown : exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
    }

    /** The first of this type among the exception and its causes. */
    <T> Optional<T> find(Class<T> type) {
        Throwable current = thrown;
        for (int depth = 0; current != null && depth < DEEPEST; depth++) {
            if (type.isInstance(current)) {
                return Optional.of(type.cast(current));
            }
            current = current.getCause();
        }
        return Optional.empty();
    }

    /** What happened, in our own words: those of the toolkit rather than of the step around it. */
    Optional<String> words() {
        return find(DicomOperationException.class)
                .map(DicomOperationException::getCause)
                .or(() -> find(DicomException.class))
                .map(Throwable::getMessage);
    }

    /** Whether waiting may cure it: somebody may still be writing the file. */
    static boolean mayPass(Problem problem) {
        return problem == Problem.TRUNCATED || problem == Problem.EMPTY;
    }
}
