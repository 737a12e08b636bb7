package io.cameldicom.routes;

import io.cameldicom.component.DicomComponent;
import io.cameldicom.component.DicomConfiguration;
import io.cameldicom.routes.options.OptionException;
import io.cameldicom.toolkit.DicomException;
import io.cameldicom.toolkit.Nearest;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.BindException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.TypeConversionException;

/** What a person reads when the application cannot start. */
final class StartFailure {
    private static final int DEEPEST = 20;

    private StartFailure() {}

    /**
     * One line: our own message where there is one in the chain of causes, else that of Camel or the YAML parser about a route;
     * of anything else the kind of the innermost cause alone, as messages of others may hold names of files or values of a
     * data set. Behind it the route and the endpoint, where they are known.
     */
    static String line(Throwable failure) {
        Throwable current = failure;
        Throwable innermost = failure;
        FailedPlace place = new FailedPlace();
        for (int depth = 0; current != null && depth < DEEPEST; depth++) {
            place.look(current);
            if (isForPeople(current)) {
                return "camel-dicom: " + current.getMessage() + place;
            }
            if (current instanceof PropertyBindingException binding && binding.getPropertyName() != null) {
                return "camel-dicom: " + option(binding) + place;
            }
            Optional<String> kamelet = KameletMistake.of(current);
            if (kamelet.isPresent()) {
                return "camel-dicom: " + kamelet.get() + place;
            }
            innermost = current;
            current = current.getCause();
        }
        String kind = innermost.getClass().getSimpleName();
        if (isOfARoute(innermost) && innermost.getMessage() != null) {
            return "camel-dicom: " + kind + ": " + innermost.getMessage().strip();
        }
        return "camel-dicom: " + kind + " (more about it: start with -Dlog.level=debug -Dlog.exceptions=full)" + place;
    }

    /** The value may be a password that was bound to the wrong option. */
    private static String option(PropertyBindingException binding) {
        String name = binding.getPropertyName();
        List<String> known = options(binding.getTarget());
        if (!known.isEmpty() && !known.contains(name)) {
            return name + ": no option (expected: " + Nearest.to(name, known).orElseThrow()
                    + "? docs/component.md has all)";
        }
        String expected = "a value that it can have";
        for (Throwable cause = binding.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof TypeConversionException conversion) {
                expected = "a value of type " + conversion.getToType().getSimpleName();
            }
        }
        return name + ": the value does not fit (expected: " + expected + ")";
    }

    /** Names of all options of the component; none where the target is something else. */
    private static List<String> options(Object target) {
        return target instanceof DicomComponent
                ? Stream.of(DicomComponent.class, DicomConfiguration.class)
                        .flatMap(type -> Arrays.stream(type.getMethods()))
                        .map(Method::getName)
                        .filter(name -> name.startsWith("set"))
                        .map(name -> name.substring(3, 4).toLowerCase(Locale.ROOT) + name.substring(4))
                        .toList()
                : List.of();
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
                || failure instanceof UncheckedIOException && isOfAListener(failure)
                || failure instanceof IllegalArgumentException && isOurs(failure);
    }

    /** Says also which port, or which folder of its own options. */
    private static boolean isOfAListener(Throwable failure) {
        String message = failure.getMessage();
        return message != null && (message.startsWith("cannot listen on ") || message.startsWith("incoming: "));
    }

    /** What our own code says of an option or of an address in a URI. */
    private static boolean isOurs(Throwable failure) {
        StackTraceElement[] stack = failure.getStackTrace();
        return stack.length > 0 && stack[0].getClassName().startsWith("io.cameldicom.");
    }
}
