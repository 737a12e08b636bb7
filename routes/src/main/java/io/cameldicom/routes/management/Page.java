package io.cameldicom.routes.management;

import io.vertx.ext.web.Router;
import java.util.Set;

/**
 * Something to see or to do under paths of the management server. Whoever comes to it has shown a password, and {@link
 * Visitor#of} tells who that is, unless the path is one of {@link #openPaths()}.
 */
public interface Page {
    /**
     * Adds its routes. Handlers run on the event loop and must not block: what may block is added as a {@code
     * blockingHandler(handler, false)}.
     *
     * @param router sees only paths like {@code /a/b.css}: no empty or dotted segments, nothing encoded; only GET, HEAD and
     *     POST; bodies of at most 16 KiB, read completely
     */
    void mount(Router router);

    /** Paths that everybody may GET, each compared as a whole; whoever has a password may show it there too. */
    default Set<String> openPaths() {
        return Set.of();
    }
}
