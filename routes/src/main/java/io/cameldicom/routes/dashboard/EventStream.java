package io.cameldicom.routes.dashboard;

import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** One browser that hears of changes. For its event loop alone. */
final class EventStream {
    /** Whoever is behind for longer is no longer there. */
    static final Duration PATIENCE = Duration.ofSeconds(30);
    /** The password is asked for again after that: the browser comes back by itself. */
    static final Duration LONGEST = Duration.ofMinutes(15);
    /** So that the page can tell that nothing changed from that nobody is there. */
    static final Duration BEAT = Duration.ofSeconds(5);

    private final HttpServerResponse response;
    private final boolean admin;
    private final long began;
    private final Map<String, Html> shown = new HashMap<>();
    private String title = "";
    private long lastEvent;
    private long behindSince;
    private boolean behind;

    /** @param now nanoseconds */
    EventStream(HttpServerResponse response, boolean admin, long now) {
        this.response = response;
        this.admin = admin;
        this.began = now;
    }

    boolean isAdmin() {
        return admin;
    }

    /** Sends everything, and what forms need. */
    void begin(Update update, String token, long now) {
        response.write("retry: 2000\n\n");
        send(update.with("token", token), now);
    }

    /**
     * Sends what has changed since, at most; nothing while the browser is behind.
     *
     * @return false if the stream is to be ended
     */
    boolean offer(Update update, long now) {
        if (response.ended() || response.closed() || now - began > LONGEST.toNanos()) {
            return false;
        }
        if (response.writeQueueFull()) {
            behindSince = behind ? behindSince : now;
            behind = true;
            return now - behindSince <= PATIENCE.toNanos();
        }
        behind = false;
        Map<String, Html> changes = new LinkedHashMap<>(update.sections().byId());
        changes.entrySet().removeIf(section -> section.getValue().equals(shown.get(section.getKey())));
        boolean changed = !changes.isEmpty() || !update.sections().title().equals(title);
        if (changed || now - lastEvent >= BEAT.toNanos()) {
            send(update.only(changes), now);
        }
        return true;
    }

    private void send(Update update, long now) {
        response.write("data: " + update.json() + "\n\n");
        shown.putAll(update.sections().byId());
        title = update.sections().title();
        lastEvent = now;
    }

    /** Ends it; one that is behind is cut off, as it may never read its end. */
    void close() {
        if (behind) {
            response.reset();
        } else if (!response.ended() && !response.closed()) {
            response.end();
        }
    }
}
