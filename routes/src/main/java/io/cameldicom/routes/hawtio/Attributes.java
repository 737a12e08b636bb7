package io.cameldicom.routes.hawtio;

import java.util.Map;
import java.util.Set;
import javax.management.ObjectName;

/** The attributes that are shown. */
final class Attributes {
    /**
     * Passwords may stand on the command line, and words of others in failures and options; paths tell of the machine.
     */
    private static final Map<String, Set<String>> HIDDEN = Map.of(
            Beans.JAVA,
            Set.of("SystemProperties", "InputArguments", "ClassPath", "BootClassPath", "LibraryPath"),
            Beans.CAMEL,
            Set.of("LastError", "GlobalOptions"));

    private Attributes() {}

    static boolean isShown(ObjectName bean, String attribute) {
        return attribute != null
                && !HIDDEN.getOrDefault(bean.getDomain(), Set.of()).contains(attribute);
    }
}
