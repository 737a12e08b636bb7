package io.cameldicom.toolkit.netty;

import io.netty.util.NetUtil;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Looks up the addresses of hosts on threads of its own, which end when they are idle. A look-up cannot be interrupted,
 * so a name that hangs keeps its thread; each name has one at most, and the others go on.
 */
final class NameLookup {
    /** What the system does, or a test. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    static final int MOST_THREADS = 16;
    private static final long IDLE_SECONDS = 10;

    private final Resolver resolver;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            MOST_THREADS,
            MOST_THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new DefaultThreadFactory("dicom-lookup", true));
    private final Map<String, CompletableFuture<InetAddress[]>> underWay = new ConcurrentHashMap<>();

    NameLookup(Resolver resolver) {
        this.resolver = resolver;
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * The addresses of a host, one or more; literal addresses are there at once.
     *
     * @return may also fail with {@link UnknownHostException}, or {@link RejectedExecutionException} when closed
     */
    CompletionStage<InetAddress[]> lookUp(String host) {
        CompletableFuture<InetAddress[]> mine = new CompletableFuture<>();
        if (NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host)) {
            resolve(host, mine);
            return mine;
        }
        CompletableFuture<InetAddress[]> others = underWay.putIfAbsent(host, mine);
        if (others != null) {
            return others;
        }
        try {
            threads.execute(() -> resolve(host, mine));
        } catch (Throwable e) { // no thread for it, perhaps: the name must not stay under way
            underWay.remove(host, mine);
            mine.completeExceptionally(e);
        }
        return mine;
    }

    private void resolve(String host, CompletableFuture<InetAddress[]> result) {
        InetAddress[] addresses;
        try {
            addresses = resolver.resolve(host);
        } catch (Throwable e) {
            underWay.remove(host, result); // first, so that who hears of it may ask again
            result.completeExceptionally(e);
            return;
        }
        underWay.remove(host, result);
        result.complete(addresses);
    }

    /** Looks nothing up any more; what is under way ends by itself. */
    void close() {
        threads.shutdownNow();
    }
}
