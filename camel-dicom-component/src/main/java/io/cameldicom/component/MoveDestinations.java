package io.cameldicom.component;

import io.cameldicom.component.destination.Destination;
import io.cameldicom.component.destination.DestinationKey;
import io.cameldicom.component.destination.Destinations;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.DicomAddress;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** To whom the objects of a C-MOVE may be sent: titles and where they are. Safe for use by many threads. */
final class MoveDestinations {
    private final Map<AeTitle, DestinationKey> keys = new LinkedHashMap<>();
    private final Map<AeTitle, Destination> open = new HashMap<>();

    /** @throws IllegalArgumentException if an address is none, or a title comes twice */
    MoveDestinations(DicomEndpoint endpoint, List<String> addresses) throws GeneralSecurityException, IOException {
        AeTitle ourselves = endpoint.dicomAddress().aeTitle();
        for (String text : addresses) {
            DicomAddress address = address(text);
            if (keys.put(address.aeTitle(), endpoint.destinationKey(address, ourselves)) != null) {
                throw new IllegalArgumentException(
                        "moveDestinations: " + address.aeTitle() + " comes twice (expected: each AE title once)");
            }
        }
    }

    private static DicomAddress address(String text) {
        try {
            DicomAddress address = DicomAddress.parse(text);
            if (address.port() == 0) {
                throw new IllegalArgumentException(
                        "port: 0 in '" + text + "' (expected: 1 to 65535 for a peer to call)");
            }
            return address;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("moveDestinations: " + e.getMessage(), e);
        }
    }

    /** Makes them known to the component; no association is opened yet. */
    synchronized void acquire(Destinations destinations) {
        keys.forEach((title, key) -> open.put(title, destinations.acquire(key)));
    }

    /** @param destinations null where the component has stopped before */
    synchronized void release(Destinations destinations) {
        if (destinations != null) {
            open.keySet().forEach(title -> destinations.release(keys.get(title)));
        }
        open.clear();
    }

    /** Who has this title; empty if nobody that we know. */
    synchronized Optional<Destination> of(AeTitle title) {
        return Optional.ofNullable(open.get(title));
    }
}
