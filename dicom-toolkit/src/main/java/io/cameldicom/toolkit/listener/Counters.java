package io.cameldicom.toolkit.listener;

import io.cameldicom.toolkit.service.Service;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a listener does. Safe for use by many threads. */
final class Counters {
    private final AtomicLong open = new AtomicLong();
    private final Map<String, Integer> openByAddress = new HashMap<>();
    private final LongAdder accepted = new LongAdder();
    private final Map<RejectionCause, LongAdder> rejections = new EnumMap<>(RejectionCause.class);
    private final Callers callers = new Callers();
    private final LongAdder aborted = new LongAdder();
    private final LongAdder objects = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final Map<Service, LongAdder> requests = new EnumMap<>(Service.class);

    Counters() {
        for (Service service : Service.values()) {
            requests.put(service, new LongAdder());
        }
        for (RejectionCause cause : RejectionCause.values()) {
            rejections.put(cause, new LongAdder());
        }
    }

    /**
     * Counts an association as open and accepted unless as many are open as may be.
     *
     * @return empty if it was counted
     */
    Optional<RejectionCause> tryOpen(ListenerOptions options, String address, String caller) {
        int maximumPerPeer = options.access().maximumAssociationsPerPeer();
        synchronized (openByAddress) {
            int ofPeer = openByAddress.getOrDefault(address, 0);
            if (maximumPerPeer > 0 && ofPeer >= maximumPerPeer) {
                return Optional.of(RejectionCause.TOO_MANY_OF_PEER);
            }
            if (open.get() >= options.maximumAssociations()) {
                return Optional.of(RejectionCause.TOO_MANY_ASSOCIATIONS);
            }
            open.incrementAndGet();
            openByAddress.put(address, ofPeer + 1);
        }
        accepted.increment();
        callers.add(caller);
        return Optional.empty();
    }

    void rejected(RejectionCause cause) {
        rejections.get(cause).increment();
    }

    void ended(boolean released, String address) {
        synchronized (openByAddress) {
            open.decrementAndGet();
            openByAddress.computeIfPresent(address, (peer, count) -> count == 1 ? null : count - 1);
        }
        if (!released) {
            aborted.increment();
        }
    }

    void received(long length) {
        objects.increment();
        bytes.add(length);
    }

    void requested(Service service) {
        requests.get(service).increment();
    }

    ListenerStatistics snapshot() {
        Map<Service, Long> requested = new EnumMap<>(Service.class);
        requests.forEach((service, count) -> {
            if (count.sum() > 0) {
                requested.put(service, count.sum());
            }
        });
        Map<RejectionCause, Long> rejected = new EnumMap<>(RejectionCause.class);
        rejections.forEach((cause, count) -> {
            if (count.sum() > 0) {
                rejected.put(cause, count.sum());
            }
        });
        return new ListenerStatistics(
                open.get(),
                accepted.sum(),
                rejected,
                aborted.sum(),
                objects.sum(),
                bytes.sum(),
                callers.snapshot(),
                requested);
    }
}
