package io.cameldicom.component;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Things that come and go, and who hears of it. Each listener hears of everything that is there once, whenever it is added,
 * and of one event at a time; one that throws is logged, and harms nobody. Safe for use by many threads.
 *
 * @param <T> what comes and goes
 * @param <L> who hears of it
 */
final class Watched<T, L> {
    private static final Logger LOG = LoggerFactory.getLogger(Watched.class);

    private final BiConsumer<L, T> opened;
    private final BiConsumer<L, T> closed;
    private final Set<T> present = new LinkedHashSet<>();
    private final Set<L> listeners = new LinkedHashSet<>();

    Watched(BiConsumer<L, T> opened, BiConsumer<L, T> closed) {
        this.opened = opened;
        this.closed = closed;
    }

    synchronized void opened(T one) {
        if (present.add(one)) {
            Set.copyOf(listeners).forEach(listener -> tell(opened, listener, one));
        }
    }

    synchronized void closed(T one) {
        if (present.remove(one)) {
            Set.copyOf(listeners).forEach(listener -> tell(closed, listener, one));
        }
    }

    synchronized void add(L listener) {
        if (listeners.add(listener)) {
            Set.copyOf(present).forEach(one -> tell(opened, listener, one));
        }
    }

    /** It hears of nothing any more, not even that what is there goes. */
    synchronized void remove(L listener) {
        listeners.remove(listener);
    }

    /** What is there now, in the order in which it came. */
    synchronized List<T> present() {
        return List.copyOf(present);
    }

    private void tell(BiConsumer<L, T> what, L listener, T one) {
        try {
            what.accept(listener, one);
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("event", "destination.listener")
                    .log(
                            "{} failed to hear of a change: {}",
                            listener.getClass().getName(),
                            e.getClass().getName());
        }
    }
}
