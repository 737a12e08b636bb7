package io.cameldicom.routes.dashboard;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The browsers that hear of changes by server-sent events; a bounded number. Safe for use by many threads. */
final class EventStreams implements AutoCloseable {
    static final int MOST = 20;

    private static final int UNAVAILABLE = 503;

    private final Map<EventStream, Context> streams = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** Whether anybody listens. */
    boolean isEmpty() {
        return streams.isEmpty();
    }

    int size() {
        return streams.size();
    }

    /** Answers a request by a stream that begins with everything; on its event loop. */
    void open(RoutingContext request, boolean admin, Update first, String token) {
        HttpServerResponse response = request.response();
        if (closed || streams.size() >= MOST) {
            response.setStatusCode(UNAVAILABLE)
                    .putHeader("Content-Type", "text/plain; charset=utf-8")
                    .putHeader("Retry-After", "30")
                    .end("503: " + MOST
                            + " pages are open already: close some, or load the page again from time to time\n");
            return;
        }
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no");
        long now = System.nanoTime();
        EventStream stream = new EventStream(response, admin, now);
        response.exceptionHandler(failure -> streams.remove(stream));
        response.closeHandler(gone -> streams.remove(stream));
        streams.put(stream, Vertx.currentContext());
        stream.begin(first, token, now);
    }

    /** Tells all of them; does not wait for any. */
    void publish(Update viewers, Update admins) {
        long now = System.nanoTime();
        streams.forEach((stream, loop) -> loop.runOnContext(on -> {
            if (!stream.offer(stream.isAdmin() ? admins : viewers, now)) {
                streams.remove(stream);
                stream.close();
            }
        }));
    }

    /** Ends all of them; no more are opened. */
    @Override
    public void close() {
        closed = true;
        streams.forEach((stream, loop) -> loop.runOnContext(on -> stream.close()));
        streams.clear();
    }
}
