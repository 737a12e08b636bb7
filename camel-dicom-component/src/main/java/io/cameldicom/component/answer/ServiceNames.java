package io.cameldicom.component.answer;

import io.cameldicom.toolkit.Nearest;
import io.cameldicom.toolkit.service.Service;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The option that lists services by their names. */
public final class ServiceNames {
    private ServiceNames() {}

    /**
     * The services, of which there is one at least.
     *
     * @throws IllegalArgumentException if a name is none; the message says what was meant, probably
     */
    public static Set<Service> parse(List<String> names) {
        Set<Service> services = EnumSet.noneOf(Service.class);
        names.forEach(name -> services.add(service(name)));
        if (services.isEmpty()) {
            throw new IllegalArgumentException("services: none (expected: one or more of " + all() + ")");
        }
        return services;
    }

    private static Service service(String name) {
        return Arrays.stream(Service.values())
                .filter(service -> service.word().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("services: '" + name + "' (expected: "
                        + Nearest.to(name, words()).orElseThrow() + "? Or another of " + all() + ")"));
    }

    private static List<String> words() {
        return Arrays.stream(Service.values()).map(Service::word).toList();
    }

    private static String all() {
        return words().stream().collect(Collectors.joining(", "));
    }
}
