package io.cameldicom.routes;

import io.cameldicom.routes.options.OptionException;
import io.cameldicom.toolkit.DicomException;
import java.net.BindException;

/** What a person reads when the application cannot start. */
final class StartFailure {
    private static final int DEEPEST = 20;

    private StartFailure() {}

    /**
     * One line: our own message where there is one in the chain of causes, else that of Camel or the YAML parser about a route;
     * of anything else the kind of the innermost cause alone, as messages of others may hold names of files or values of a
     * data set.
     */
    static String line(Throwable failure) {
        Throwable current = failure;
        Throwable innermost = failure;
        for (int depth = 0; current != null && depth < DEEPEST; depth++) {
            if (isForPeople(current)) {
                return "camel-dicom: " + current.getMessage();
            }
            innermost = current;
            current = current.getCause();
        }
        String kind = innermost.getClass().getSimpleName();
        if (isOfARoute(innermost) && innermost.getMessage() != null) {
            return "camel-dicom: " + kind + ": " + innermost.getMessage().strip();
        }
        return "camel-dicom: " + kind + " (more about it: start with -Dlog.level=debug -Dlog.exceptions=full)";
    }

    /** What Camel says of files, it says with their paths. */
    private static boolean isOfARoute(Throwable failure) {
        String name = failure.getClass().getName();
        return name.startsWith("org.snakeyaml.engine.")
                || name.startsWith("org.apache.camel.") && !name.startsWith("org.apache.camel.component.file.");
    }

    private static boolean isForPeople(Throwable failure) {
        return failure instanceof OptionException
                || failure instanceof DicomException
                || failure instanceof BindException
                || failure instanceof IllegalArgumentException && isOurs(failure);
    }

    /** What our own code says of an option or of an address in a URI. */
    private static boolean isOurs(Throwable failure) {
        StackTraceElement[] stack = failure.getStackTrace();
        return stack.length > 0 && stack[0].getClassName().startsWith("io.cameldicom.");
    }
}
