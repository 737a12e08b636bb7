package io.cameldicom.component.receiver;

import io.cameldicom.component.outcome.StatusClass;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.listener.DicomListener;
import io.cameldicom.toolkit.listener.ListenerStatistics;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * One {@code dicom:listen} from the start of its route to the stop, however often it is suspended between. Safe for use by
 * many threads.
 */
public final class Receiver {
    private final DicomAddress address;
    private final List<String> aeTitles;
    private final List<String> services;
    private final Map<StatusClass, LongAdder> answers = new EnumMap<>(StatusClass.class);
    private DicomListener listener;
    private ListenerStatistics before = ListenerStatistics.NONE;

    /**
     * @param address as the route names it
     * @param aeTitles by which it may be called; empty for any
     * @param services what it answers beside C-ECHO, by their names
     */
    public Receiver(DicomAddress address, List<String> aeTitles, List<String> services) {
        this.address = address;
        this.aeTitles = List.copyOf(aeTitles);
        this.services = List.copyOf(services);
        for (StatusClass status : StatusClass.values()) {
            answers.put(status, new LongAdder());
        }
    }

    /** It listens from now on. */
    public synchronized void began(DicomListener begun) {
        listener = begun;
    }

    /** It listens no more, and the listener is closed. */
    public synchronized void ended() {
        if (listener != null) {
            before = statistics();
            listener = null;
        }
    }

    /** An object has got this answer. */
    public void answered(DimseStatus status) {
        answers.get(StatusClass.of(status.code())).increment();
    }

    /** As the route names it. */
    public DicomAddress address() {
        return address;
    }

    /** AE titles by which it may be called; empty for any. */
    public List<String> aeTitles() {
        return aeTitles;
    }

    /** What it answers beside C-ECHO, by their names. */
    public List<String> services() {
        return services;
    }

    /** Where it listens, with the real port; empty while it does not. */
    public synchronized Optional<DicomAddress> boundAddress() {
        return Optional.ofNullable(listener).map(DicomListener::address);
    }

    /** Since the start of the route. */
    public synchronized ListenerStatistics statistics() {
        return listener == null ? before : before.plus(listener.statistics());
    }

    /** Objects by the class of their answer. */
    public long answers(StatusClass status) {
        return answers.get(status).sum();
    }
}
