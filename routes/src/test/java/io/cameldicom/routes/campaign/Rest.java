package io.cameldicom.routes.campaign;

import io.cameldicom.routes.jar.PackagedJar;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** What is left when the campaign is over. */
final class Rest {
    private Rest() {}

    /** Whether the inbox was empty within the bound. */
    static boolean awaitEmpty(Path inbox, Duration bound) {
        try {
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(200))
                    .atMost(bound)
                    .ignoreExceptions()
                    .until(() -> PackagedJar.files(inbox).isEmpty());
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    /** Lines of the log that hold a name or a path. */
    static List<String> secrets(String output) {
        return output.lines()
                .filter(line -> line.contains(Drops.PATIENT)
                        || line.contains(".dcm")
                        || line.contains("study ")
                        || line.contains("\tat "))
                .limit(3)
                .map(line -> "the log tells too much: " + line)
                .toList();
    }
}
