package io.cameldicom.routes.hawtio;

import java.util.Map;
import java.util.Set;
import javax.management.ObjectName;

/** The MBeans that are shown. */
final class Beans {
    static final String CAMEL = "org.apache.camel";
    static final String JAVA = "java.lang";

    /** Not the tracer and the debugger, which show messages. */
    private static final Map<String, Set<String>> TYPES = Map.of(
            CAMEL,
            Set.of(
                    "context",
                    "routes",
                    "routegroups",
                    "components",
                    "endpoints",
                    "consumers",
                    "producers",
                    "processors",
                    "steps",
                    "services",
                    "threadpools",
                    "errorhandlers",
                    "health",
                    "delivery",
                    "dicom"),
            JAVA,
            Set.of(
                    "Runtime",
                    "Memory",
                    "MemoryPool",
                    "GarbageCollector",
                    "Threading",
                    "OperatingSystem",
                    "ClassLoading",
                    "Compilation"));

    /** The first tells of messages under way, the second what the page would offer to change. */
    private static final Set<String> HIDDEN_NAMES = Set.of("DefaultInflightRepository", "DefaultTypeConverter");

    private Beans() {}

    static boolean isShown(ObjectName bean) {
        String type = bean.getKeyProperty("type");
        String name = bean.getKeyProperty("name");
        return type != null
                && TYPES.getOrDefault(bean.getDomain(), Set.of()).contains(type)
                && (name == null || !HIDDEN_NAMES.contains(name));
    }
}
