package io.cameldicom.component;

import io.cameldicom.toolkit.Nearest;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.Route;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.model.RouteTemplateParameterDefinition;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.util.StringHelper;

/**
 * Refuses properties that a Kamelet of ours does not have. Camel itself passes over them: with {@code tsl=true} objects
 * would travel in the clear, with a misspelt allow-list anybody could call.
 */
final class KameletProperties extends LifecycleStrategySupport {
    private static final Set<String> OURS =
            Set.of("dicom-charset-action", "dicom-find-action", "dicom-listener-source", "dicom-store-sink");

    /** What the component {@code kamelet} adds. */
    private static final Set<String> CAMELS_OWN =
            Set.of("templateId", "routeId", "uuid", "location", "noErrorHandler", "bridgeErrorHandler");

    /** @throws IllegalArgumentException if a route was made of a Kamelet with a property that it does not have */
    @Override
    public void onRoutesAdd(Collection<Route> routes) {
        for (Route route : routes) {
            if (route.getRoute() instanceof RouteDefinition definition
                    && Boolean.TRUE.equals(definition.isKamelet())
                    && route.getCamelContext() instanceof ModelCamelContext context) {
                check(context, definition.getRouteTemplateContext().getParameters());
            }
        }
    }

    private static void check(ModelCamelContext context, Map<String, Object> given) {
        String kamelet = String.valueOf(given.get("templateId"));
        RouteTemplateDefinition template = context.getRouteTemplateDefinition(kamelet);
        if (!OURS.contains(kamelet) || template == null || template.getTemplateParameters() == null) {
            return;
        }
        Set<String> known = template.getTemplateParameters().stream()
                .map(RouteTemplateParameterDefinition::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        String unknown = new TreeSet<>(given.keySet())
                .stream()
                        .filter(name -> !CAMELS_OWN.contains(name) && !isKnown(name, known))
                        .map(name -> name + ": no property of the Kamelet " + kamelet + " (expected: "
                                + Nearest.to(name, known).orElse("none") + "? docs/kamelets.md has all)")
                        .collect(Collectors.joining("; "));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(unknown);
        }
    }

    /** As Camel reads it: {@code callingAeTitle} or {@code calling-ae-title}. */
    private static boolean isKnown(String name, Set<String> known) {
        return known.contains(StringHelper.dashToCamelCase(name)) || isOfTheEnvironment(name, known);
    }

    /** {@code CALLING_AE_TITLE}, of the variable {@code CAMEL_KAMELET_DICOM_STORE_SINK_CALLING_AE_TITLE}. */
    private static boolean isOfTheEnvironment(String name, Set<String> known) {
        return name.equals(name.toUpperCase(Locale.ROOT))
                && known.stream().anyMatch(name.replace("_", "")::equalsIgnoreCase);
    }
}
