package io.cameldicom.component.metrics;

import io.cameldicom.component.CharacterSetTotals;
import io.cameldicom.component.DicomComponent;
import io.cameldicom.component.destination.Destination;
import io.cameldicom.component.destination.DestinationListener;
import io.cameldicom.component.receiver.Receiver;
import io.cameldicom.component.receiver.ReceiverListener;
import io.cameldicom.toolkit.charset.edit.CharacterSetEdit.Action;
import io.cameldicom.toolkit.charset.inspect.Verdict;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.HashMap;
import java.util.Map;

/**
 * Shows a component in a meter registry: each destination and each listener, as they come and go, and what was found of
 * character sets. Counting costs nothing here; values are read when somebody asks. Tags are addresses of the configuration
 * and words of a few, never of an object.
 */
public final class DicomMetrics implements MeterBinder, AutoCloseable {
    private final DicomComponent component;
    private final Map<String, DestinationMeters> destinations = new HashMap<>();
    private final Map<String, ReceiverMeters> receivers = new HashMap<>();
    private final Listener listener = new Listener();
    private MeterRegistry registry;

    private final class Listener implements DestinationListener, ReceiverListener {
        @Override
        public void opened(Destination destination) {
            opening(destination);
        }

        @Override
        public void closed(Destination destination) {
            closing(destination);
        }

        @Override
        public void opened(Receiver receiver) {
            opening(receiver);
        }

        @Override
        public void closed(Receiver receiver) {
            closing(receiver);
        }
    }

    public DicomMetrics(DicomComponent component) {
        this.component = component;
    }

    /** @throws IllegalStateException the second time */
    @Override
    public void bindTo(MeterRegistry meters) {
        synchronized (this) {
            if (registry != null) {
                throw new IllegalStateException("registry: another one (expected: bound once)");
            }
            registry = meters;
        }
        characterSets(meters, component.characterSetTotals());
        component.addDestinationListener(listener);
        component.addReceiverListener(listener);
    }

    private static void characterSets(MeterRegistry registry, CharacterSetTotals totals) {
        for (Verdict verdict : Verdict.values()) {
            FunctionCounter.builder("dicom.charset.objects", totals, all -> all.found(verdict))
                    .tag("verdict", verdict.word())
                    .description("Objects whose character set was inspected, by what was found")
                    .register(registry);
        }
        for (Action action : Action.values()) {
            FunctionCounter.builder("dicom.charset.actions", totals, all -> all.done(action))
                    .tag("action", action.word())
                    .description("Objects by what was done to their character set")
                    .register(registry);
        }
        FunctionCounter.builder("dicom.charset.failures", totals, CharacterSetTotals::failed)
                .description("Objects whose character set could not be inspected or changed")
                .register(registry);
    }

    private synchronized void opening(Destination destination) {
        destinations
                .computeIfAbsent(destination.peer().toString(), address -> new DestinationMeters(registry, address))
                .destinations()
                .add(destination);
    }

    private synchronized void closing(Destination destination) {
        destinations.computeIfPresent(destination.peer().toString(), (address, meters) -> {
            meters.destinations().remove(destination);
            if (!meters.destinations().isEmpty()) {
                return meters;
            }
            meters.remove();
            return null;
        });
    }

    private synchronized void opening(Receiver receiver) {
        receivers
                .computeIfAbsent(receiver.address().toString(), address -> new ReceiverMeters(registry, address))
                .receivers()
                .add(receiver);
    }

    private synchronized void closing(Receiver receiver) {
        receivers.computeIfPresent(receiver.address().toString(), (address, meters) -> {
            meters.receivers().remove(receiver);
            if (!meters.receivers().isEmpty()) {
                return meters;
            }
            meters.remove();
            return null;
        });
    }

    /** Removes the meters of destinations and listeners; those of character sets stay with the registry. */
    @Override
    public void close() {
        component.removeDestinationListener(listener);
        component.removeReceiverListener(listener);
        synchronized (this) {
            destinations.values().forEach(DestinationMeters::remove);
            destinations.clear();
            receivers.values().forEach(ReceiverMeters::remove);
            receivers.clear();
        }
    }
}
