package io.cameldicom.routes.delivery;

import io.cameldicom.routes.disposition.SourceChangedException;
import io.cameldicom.toolkit.file.FileIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * The inbox file that an exchange is about, kept in a property of the exchange: body and headers belong to the route.
 *
 * @param path where it lies
 * @param relative its path below the inbox
 * @param identity which file it was when the exchange began, before anything was read
 */
record InFlight(Path path, String relative, FileIdentity identity) {
    private static final String PROPERTY = "CamelDicomRoutesFile";

    void attachTo(Exchange exchange) {
        exchange.setProperty(PROPERTY, this);
    }

    static InFlight of(Exchange exchange) {
        return find(exchange)
                .orElseThrow(
                        () -> new IllegalStateException("exchange: without a file (expected: one from the inbox)"));
    }

    /** Empty where the exchange is not one of the inbox. */
    static Optional<InFlight> find(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(PROPERTY, InFlight.class));
    }

    /** Whether size, time and key are as they were: the time of change of the inode says nothing about the bytes. */
    boolean hasSameContents() {
        try {
            FileIdentity now = FileIdentity.of(path);
            return now.size() == identity.size()
                    && now.modified().equals(identity.modified())
                    && now.key().equals(identity.key());
        } catch (IOException e) {
            return false;
        }
    }

    /** @throws SourceChangedException if another file lies there now, or other contents */
    void requireUnchanged() {
        try {
            if (FileIdentity.of(path).equals(identity)) {
                return;
            }
        } catch (IOException e) {
            // gone: that is a change too
        }
        throw new SourceChangedException();
    }
}
