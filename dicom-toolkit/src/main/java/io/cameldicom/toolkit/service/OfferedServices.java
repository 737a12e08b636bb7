package io.cameldicom.toolkit.service;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * What a listener offers beside C-ECHO. Presentation contexts of other services are refused.
 *
 * @param services one or more
 * @param maximumDataSetLength most bytes of an identifier or of attributes, 1 to 16 MiB; of storage commitment, which lists
 *     instances by the thousand, 16 times as many. A longer one is refused with A700 (out of resources), or 0213 (resource
 *     limitation) where it is a normalized request; so is one that comes while too much waits for the handler
 * @param handler answers all but C-STORE
 */
public record OfferedServices(Set<Service> services, int maximumDataSetLength, ServiceHandler handler) {
    /** 1 MiB: many times what a query needs. */
    public static final int DEFAULT_MAXIMUM_DATA_SET_LENGTH = 1 << 20;

    private static final int LARGEST_MAXIMUM_DATA_SET_LENGTH = 16 << 20;
    private static final int TIMES_FOR_COMMITMENT = 16;

    /** C-STORE and nothing else. */
    public static final OfferedServices STORE_ONLY =
            new OfferedServices(Set.of(Service.STORE), DEFAULT_MAXIMUM_DATA_SET_LENGTH, request -> {
                throw new IllegalStateException(request + " (expected: none, as no service is offered)");
            });

    public OfferedServices {
        Objects.requireNonNull(handler, "handler");
        if (services.isEmpty()) {
            throw new IllegalArgumentException("services: none (expected: at least one)");
        }
        services = Set.copyOf(EnumSet.copyOf(services));
        if (maximumDataSetLength < 1 || maximumDataSetLength > LARGEST_MAXIMUM_DATA_SET_LENGTH) {
            throw new IllegalArgumentException("maximumDataSetLength: " + maximumDataSetLength + " (expected: 1 to "
                    + LARGEST_MAXIMUM_DATA_SET_LENGTH + " bytes)");
        }
    }

    public boolean offers(Service service) {
        return services.contains(service);
    }

    /** Most bytes of a data set of the service. */
    public int maximumDataSetLength(Service service) {
        return service == Service.COMMITMENT ? TIMES_FOR_COMMITMENT * maximumDataSetLength : maximumDataSetLength;
    }
}
