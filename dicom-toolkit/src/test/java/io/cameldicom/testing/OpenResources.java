package io.cameldicom.testing;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.netty.buffer.PoolArenaMetric;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocatorMetric;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What this JVM holds at one moment.
 *
 * @param handles open files and sockets, 0 where the system does not tell
 * @param threads how many there are of each name, numbers left out
 * @param buffers of the network that are in use, or kept by a thread that lives
 */
public record OpenResources(int handles, Map<String, Long> threads, long buffers) {
    /** Threads of the test alone, and those that end by themselves when they have had nothing to do for a while. */
    private static final List<String> NOT_OURS = List.of(
            "awaitility", "Attach Listener", "process reaper", "globalEventExecutor", "ForkJoinPool.commonPool");

    /** Counts now. */
    public static OpenResources now() {
        String[] handles = new File("/proc/self/fd").list();
        Map<String, Long> threads = Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> NOT_OURS.stream().noneMatch(name::startsWith))
                .map(name -> name.replaceAll("[0-9]+", "#"))
                .collect(groupingBy(name -> name, TreeMap::new, counting()));
        return new OpenResources(handles == null ? 0 : handles.length, threads, buffersInUse());
    }

    /** Whether nothing is more than it was: what still came to its end then may be less. */
    public boolean isWithin(OpenResources before) {
        return handles <= before.handles
                && buffers <= before.buffers
                && threads.entrySet().stream()
                        .allMatch(thread -> thread.getValue() <= before.threads.getOrDefault(thread.getKey(), 0L));
    }

    private static long buffersInUse() {
        PooledByteBufAllocatorMetric metric = PooledByteBufAllocator.DEFAULT.metric();
        return Stream.concat(metric.directArenas().stream(), metric.heapArenas().stream())
                .mapToLong(PoolArenaMetric::numActiveAllocations)
                .sum();
    }
}
