package io.cameldicom.component;

import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.service.Service;
import java.time.Duration;

/** Checks the options of an endpoint when it is made, so that a route with a wrong one does not start. */
final class OptionCheck {
    /** A refusal must be remembered at least until whoever waits has heard of it. */
    private static final Duration SHORTEST_REFUSAL_MEMORY = Duration.ofSeconds(1);

    /** Shorter ones would only make the listener's thread busy. */
    private static final Duration SHORTEST_PROGRESS_INTERVAL = Duration.ofMillis(10);

    private OptionCheck() {}

    /** @throws IllegalArgumentException naming the option, its value and what is expected */
    static void check(DicomEndpoint endpoint) throws Exception {
        DicomConfiguration configuration = endpoint.getConfiguration();
        requireTitle("callingAeTitle", configuration.getCallingAeTitle());
        Names.list(configuration.getCallingAeTitles()).forEach(title -> requireTitle("callingAeTitles", title));
        AssociationOptions association = endpoint.associationOptions();
        new ObjectHeaders(configuration.getHeaders());
        switch (endpoint.getOperation()) {
            case ECHO, STORE, MPPS -> requirePeer(endpoint);
            case FIND, MOVE, GET -> {
                QueryOptions.check(endpoint);
                requirePeer(endpoint);
            }
            case COMMIT -> {
                requirePeer(endpoint);
                requireCommitment(endpoint);
            }
            case LISTEN -> {
                requireAtLeastOne("maximumAssociations", configuration.getMaximumAssociations());
                endpoint.receptionLimits();
                TlsChoice.checkListener(configuration);
                ListenerAccess.of(configuration, association);
                requirePositive("routeTimeout", configuration.getRouteTimeout());
                requireServices(endpoint);
            }
            case CHARSET -> CharacterSetOptions.of(configuration);
            case READ -> {}
        }
    }

    private static void requireServices(DicomEndpoint endpoint) throws Exception {
        boolean moves = endpoint.services().contains(Service.MOVE);
        boolean named =
                !Names.list(endpoint.getConfiguration().getMoveDestinations()).isEmpty();
        endpoint.moveDestinations();
        if (moves && !named) {
            throw new IllegalArgumentException(
                    "moveDestinations: none (expected: AE@host:port of whoever may be sent objects, as services has move)");
        }
        if (named && !moves) {
            throw new IllegalArgumentException("moveDestinations: '"
                    + endpoint.getConfiguration().getMoveDestinations() + "' (expected: only with move in services)");
        }
    }

    private static void requirePeer(DicomEndpoint endpoint) throws Exception {
        DicomConfiguration configuration = endpoint.getConfiguration();
        requirePort(endpoint);
        endpoint.destinationKey();
        requireLongEnough(configuration.getRefusalMemory());
        requireInterval(configuration.getProgressInterval());
        endpoint.getComponent().engines().requireKnown(configuration.getEngine());
    }

    private static void requireCommitment(DicomEndpoint endpoint) {
        DicomConfiguration configuration = endpoint.getConfiguration();
        endpoint.transactionLimits();
        requireAtLeastOne("commitmentMaximumInstances", configuration.getCommitmentMaximumInstances());
        requirePositive("commitmentTimeout", configuration.getCommitmentTimeout());
        requirePositive("commitmentHold", configuration.getCommitmentHold());
        Names.list(configuration.getCommitmentAeTitles()).forEach(title -> requireTitle("commitmentAeTitles", title));
    }

    private static void requirePositive(String option, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(option + ": " + value + " (expected: longer than zero)");
        }
    }

    private static void requireTitle(String option, String value) {
        try {
            new AeTitle(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(option + ": " + e.getMessage());
        }
    }

    private static void requirePort(DicomEndpoint endpoint) {
        if (endpoint.dicomAddress().port() == 0) {
            throw new IllegalArgumentException(
                    "port: 0 in '" + endpoint.getAddress() + "' (expected: 1 to 65535 for a peer to call)");
        }
    }

    private static void requireLongEnough(Duration refusalMemory) {
        if (refusalMemory.compareTo(SHORTEST_REFUSAL_MEMORY) < 0) {
            throw new IllegalArgumentException("refusalMemory: " + refusalMemory
                    + " (expected: 1 second or more, else each object that is refused opens associations without end)");
        }
    }

    private static void requireInterval(Duration progressInterval) {
        if (progressInterval.compareTo(SHORTEST_PROGRESS_INTERVAL) < 0) {
            throw new IllegalArgumentException(
                    "progressInterval: " + progressInterval + " (expected: 10 milliseconds or more)");
        }
    }

    private static void requireAtLeastOne(String option, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(option + ": " + value + " (expected: 1 or more)");
        }
    }
}
