package io.cameldicom.toolkit.listener;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Counts who calls, by AE title; bounded, as anybody may call himself anything. Safe for use by many threads. */
final class Callers {
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void add(String title) {
        LongAdder count = counts.get(title);
        (count == null ? first(title) : count).increment();
    }

    private synchronized LongAdder first(String title) {
        String shown = counts.containsKey(title) || counts.size() < ListenerStatistics.MAXIMUM_CALLERS
                ? title
                : ListenerStatistics.OTHER_CALLERS;
        return counts.computeIfAbsent(shown, key -> new LongAdder());
    }

    Map<String, Long> snapshot() {
        return counts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().sum()));
    }
}
