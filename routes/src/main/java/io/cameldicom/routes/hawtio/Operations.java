package io.cameldicom.routes.hawtio;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.ObjectName;

/** The operations that may be invoked, by the type of the MBean: what only shows, and what changes something. */
final class Operations {
    /** As Jolokia reads it: a name, perhaps with the types of its arguments. */
    private static final Pattern OPERATION = Pattern.compile("([A-Za-z]\\w*)(\\([\\w.\\[\\];, ]*\\))?");

    private static final Map<String, Set<String>> SHOWING = Map.of(
            "context", Set.of("dumpRoutesAsXml()", "dumpRoutesStatsAsXml", "componentNames"),
            "routes", Set.of("dumpRouteAsXml()", "dumpRouteStatsAsXml", "isUpdateRouteEnabled"),
            "services", Set.of("endpointStatistics", "listRestServices"),
            "delivery", Set.of("countByCause"),
            "Threading", Set.of("dumpAllThreads", "findDeadlockedThreads"));

    private static final Map<String, Set<String>> CHANGING = Map.of(
            "context", Set.of("reset"),
            "routes", Set.of("start", "stop", "suspend", "resume", "restart", "reset"),
            "consumers", Set.of("start", "stop", "suspend", "resume"),
            "processors", Set.of("reset"),
            "delivery", Set.of("redrive"),
            "dicom", Set.of("echo", "requestEcho", "pause", "resume", "redrive"));

    private Operations() {}

    /** Whether everybody who is signed in may invoke it. */
    static boolean onlyShows(ObjectName bean, String operation) {
        return isOn(SHOWING, bean, operation);
    }

    /** Whether it changes something, and may be invoked all the same. */
    static boolean changes(ObjectName bean, String operation) {
        return isOn(CHANGING, bean, operation);
    }

    /** Without the types of its arguments. */
    static String name(String operation) {
        Matcher matcher = OPERATION.matcher(operation);
        return matcher.matches() ? matcher.group(1) : "?";
    }

    private static boolean isOn(Map<String, Set<String>> list, ObjectName bean, String operation) {
        if (operation == null || !OPERATION.matcher(operation).matches()) {
            return false;
        }
        Set<String> allowed = list.getOrDefault(bean.getKeyProperty("type"), Set.of());
        return allowed.contains(operation) || allowed.contains(name(operation));
    }
}
