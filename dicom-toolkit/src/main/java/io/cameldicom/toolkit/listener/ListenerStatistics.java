package io.cameldicom.toolkit.listener;

import io.cameldicom.toolkit.service.Service;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a listener has done since it was started.
 *
 * @param open associations that are open now
 * @param accepted associations that were accepted
 * @param rejections associations that were rejected, and connections closed before they asked, by the reason; none of those
 *     that there was none of
 * @param aborted accepted associations that ended otherwise than by a release
 * @param objects objects that arrived completely
 * @param bytes of the data sets of these objects
 * @param callers accepted associations by the calling AE title; those beyond the first {@link #MAXIMUM_CALLERS} titles
 *     together as {@link #OTHER_CALLERS}
 * @param requests requests for other services than C-ECHO and C-STORE, by the service; none of those that there was none of
 */
public record ListenerStatistics(
        long open,
        long accepted,
        Map<RejectionCause, Long> rejections,
        long aborted,
        long objects,
        long bytes,
        Map<String, Long> callers,
        Map<Service, Long> requests) {
    /** AE titles that are told apart. */
    public static final int MAXIMUM_CALLERS = 100;

    /** All titles beyond these; no AE title itself, as that has at most 16 characters. */
    public static final String OTHER_CALLERS = "(all other titles)";

    /** Of a listener that has done nothing. */
    public static final ListenerStatistics NONE = new ListenerStatistics(0, 0, Map.of(), 0, 0, 0, Map.of(), Map.of());

    public ListenerStatistics {
        rejections = Map.copyOf(rejections);
        callers = Map.copyOf(callers);
        requests = Map.copyOf(requests);
    }

    /** For whatever reason. */
    public long rejected() {
        return rejections.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What two listeners have done together, such as one that was closed and the one that followed it. */
    public ListenerStatistics plus(ListenerStatistics other) {
        Map<RejectionCause, Long> bothRejections = new EnumMap<>(RejectionCause.class);
        bothRejections.putAll(rejections);
        other.rejections.forEach((cause, count) -> bothRejections.merge(cause, count, Long::sum));
        Map<String, Long> bothCallers = new TreeMap<>(callers);
        other.callers.forEach((caller, count) -> bothCallers.merge(
                bothCallers.containsKey(caller) || bothCallers.size() < MAXIMUM_CALLERS ? caller : OTHER_CALLERS,
                count,
                Long::sum));
        Map<Service, Long> bothRequests = new EnumMap<>(Service.class);
        bothRequests.putAll(requests);
        other.requests.forEach((service, count) -> bothRequests.merge(service, count, Long::sum));
        return new ListenerStatistics(
                open + other.open,
                accepted + other.accepted,
                bothRejections,
                aborted + other.aborted,
                objects + other.objects,
                bytes + other.bytes,
                bothCallers,
                bothRequests);
    }
}
