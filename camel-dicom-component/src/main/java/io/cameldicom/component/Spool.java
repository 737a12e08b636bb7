package io.cameldicom.component;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files for bodies that are no files: readable by us alone where the file system knows modes, and gone in time. */
final class Spool {
    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

    private final SpoolFolder folder;
    private final SpoolRuns runs;

    Spool(SpoolFolder folder, SpoolRuns runs) {
        this.folder = folder;
        this.runs = runs;
    }

    /** Makes an empty file, which whoever asks for it deletes. */
    Path newFile() throws IOException {
        return Files.createTempFile(folder(), "object-", ".part");
    }

    /** Where they are made; it goes when the component stops. */
    Path folder() throws IOException {
        return runs.folderIn(folder.prepare());
    }

    /** Copies {@code content} to a new file, which is deleted when the exchange is done; closes the stream. */
    Path write(InputStream content, Exchange exchange) throws IOException {
        Path file = newFile();
        deleteWhenDone(file, exchange);
        try (content) {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    /** Deletes {@code file} when the exchange is done, however it ends. */
    static void deleteWhenDone(Path file, Exchange exchange) {
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                delete(file);
            }
        });
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.atWarn()
                    .addKeyValue("event", "spool.undeleted")
                    .log(
                            "Spooled objects could not be deleted: {}",
                            e.getClass().getSimpleName());
        }
    }
}
