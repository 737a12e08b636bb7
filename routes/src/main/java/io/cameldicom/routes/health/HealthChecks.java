package io.cameldicom.routes.health;

import io.cameldicom.routes.confirmation.Confirmations;
import io.cameldicom.routes.health.Check.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.health.HealthCheckRegistry;

/** Our own checks of one service. They are given to Camel, whose own are asked beside them. */
public final class HealthChecks {
    private static final String INBOX_ROUTE = "inbox-to-pacs";

    private final List<Check> checks = new ArrayList<>();

    /** @param least bytes that must be free on the file system of each folder */
    public HealthChecks(List<FolderWatch> folders, long least) {
        for (FolderWatch folder : folders) {
            checks.add(Check.ofReadiness("folder-" + folder.called(), folder::writable));
            checks.add(Check.ofReadiness("disk-" + folder.called(), () -> folder.room(least)));
        }
    }

    /** Adds the checks of the inbox. */
    public HealthChecks watching(InboxWatch inbox, Duration longestSilence, CamelContext camel) {
        checks.add(Check.ofLiveness("inbox-polling", () -> inbox.polling(longestSilence, () -> isPaused(camel))));
        checks.add(Check.ofReadiness("inbox", inbox::readable));
        checks.add(Check.ofLiveness("routes", () -> routes(camel)));
        return this;
    }

    /** Adds a check that is ready while something is there. */
    public HealthChecks requiring(String id, BooleanSupplier available, String otherwise) {
        checks.add(Check.ofReadiness(
                id, () -> available.getAsBoolean() ? Finding.up("available") : Finding.down(otherwise)));
        return this;
    }

    /** Adds a check of what the destination has taken and has to confirm, if it has to. */
    public HealthChecks confirming(Confirmations confirmations) {
        if (confirmations.isOn()) {
            checks.add(Check.ofReadiness(
                    "confirmation", () -> ConfirmationCheck.of(confirmations.mode(), confirmations.status())));
        }
        return this;
    }

    /** Also where the user has routes of other names instead. */
    private static boolean isPaused(CamelContext camel) {
        return camel.getRoute(INBOX_ROUTE) == null
                || !camel.getRouteController().getRouteStatus(INBOX_ROUTE).isStarted();
    }

    /** A route that somebody has suspended is not dead. */
    private static Finding routes(CamelContext camel) {
        String stopped = camel.getRoutes().stream()
                .filter(route -> !Boolean.FALSE.equals(route.isAutoStartup()))
                .map(Route::getRouteId)
                .filter(id -> camel.getRouteController().getRouteStatus(id).isStopped())
                .sorted()
                .collect(Collectors.joining(", "));
        return stopped.isEmpty()
                ? Finding.up(camel.getRoutesSize() + " routes")
                : Finding.down("stopped: " + stopped + " (suspend a route that is to pause)");
    }

    /** Gives the checks to the context. */
    public HealthChecks register(CamelContext camel) {
        HealthCheckRegistry registry = HealthCheckRegistry.get(camel);
        if (registry != null) {
            checks.forEach(registry::register);
        }
        return this;
    }
}
