package io.cameldicom.routes.dashboard;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A file of the page that never changes; it lies beside this class. */
final class StaticFile {
    private StaticFile() {}

    /** @param path also the name of the file */
    static void mount(Router router, String path, String type) {
        Buffer contents = read(path.substring(1));
        router.get(path)
                .handler(context ->
                        context.response().putHeader("Content-Type", type).end(contents));
    }

    private static Buffer read(String name) {
        try (InputStream in = StaticFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + ": missing (expected: in our jar)");
            }
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
