package io.cameldicom.component;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Received objects that are kept nowhere but for their exchange. A listener deletes what it has written as soon as the
 * peer has its answer, when an exchange that was handed over may still be under way: so they lie under names that the
 * listener does not know. Safe for use by many threads.
 */
final class SpooledObjects {
    private static final Logger LOG = LoggerFactory.getLogger(SpooledObjects.class);
    private static final String SUFFIX = ".dcm";

    private final Set<Path> inUse = ConcurrentHashMap.newKeySet();

    /** Moves a file of the listener to another name in its folder, where it stays until it is deleted here. */
    Path take(Path part) throws IOException {
        Path file = part.resolveSibling(UUID.randomUUID() + SUFFIX);
        inUse.add(file);
        try {
            return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            inUse.remove(file);
            throw e;
        }
    }

    /** Deletes {@code file} when the exchange is done, or the one to which it is handed over, however it ends. */
    void deleteWhenDone(Path file, Exchange exchange) {
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                delete(file);
            }
        });
    }

    void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.atWarn()
                    .addKeyValue("event", "spool.undeleted")
                    .log(
                            "Spooled objects could not be deleted: {}",
                            e.getClass().getSimpleName());
        } finally {
            inUse.remove(file);
        }
    }

    /** Deletes what an earlier run has left in {@code folder}; what an exchange still needs stays. */
    void clear(Path folder) {
        try (DirectoryStream<Path> objects = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path object : objects) {
                if (!inUse.contains(object)) {
                    delete(object);
                }
            }
        } catch (IOException e) {
            LOG.atWarn()
                    .addKeyValue("event", "spool.left")
                    .log(
                            "Spooled objects of an earlier run could not be deleted: {}",
                            e.getClass().getSimpleName());
        }
    }
}
