package io.cameldicom.toolkit.listener;

import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.ReceptionLimits;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;

/**
 * How a listener listens.
 *
 * @param aeTitle our own title
 * @param bindHost name or address of the interface, {@link #LOOPBACK} unless others shall reach it
 * @param port 0 for any free port, to 65535
 * @param incoming folder for objects that arrive; it belongs to this listener alone, which locks it, creates it (for its owner alone where
 *     the file system knows modes) and deletes {@code .part} files left over in it at start
 * @param checkCalledAeTitle whether to reject who calls us by another title
 * @param callingAeTitles titles of those who may associate, empty for everybody
 * @param maximumAssociations most associations at a time, 1 or more; further ones are rejected as transient. Of connections without an
 *     association at most 256 are kept: where there are more, the oldest are closed
 * @param transferSyntaxes UIDs to accept, empty for every one that the toolkit knows
 * @param sopClasses UIDs to accept beside Verification, empty for every storage SOP class, private ones included
 * @param limits how far objects may fill the disk
 * @param access who else may not associate
 * @param association timeouts, sizes and TLS; {@link AssociationOptions#associateTimeout()} limits the wait for the
 *     request, {@link AssociationOptions#idleTimeout()} that for anything later
 */
public record ListenerOptions(
        AeTitle aeTitle,
        String bindHost,
        int port,
        Path incoming,
        boolean checkCalledAeTitle,
        Set<String> callingAeTitles,
        int maximumAssociations,
        Set<String> transferSyntaxes,
        Set<String> sopClasses,
        ReceptionLimits limits,
        AccessOptions access,
        AssociationOptions association) {
    public static final String LOOPBACK = "127.0.0.1";
    public static final int DEFAULT_MAXIMUM_ASSOCIATIONS = 50;

    public ListenerOptions {
        Objects.requireNonNull(aeTitle, "aeTitle");
        Objects.requireNonNull(bindHost, "bindHost");
        Objects.requireNonNull(incoming, "incoming");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(access, "access");
        Objects.requireNonNull(association, "association");
        if (port < 0 || port > 0xFFFF) {
            throw new IllegalArgumentException("port: " + port + " (expected: 0 to 65535)");
        }
        if (maximumAssociations < 1) {
            throw new IllegalArgumentException(
                    "maximumAssociations: " + maximumAssociations + " (expected: 1 or more)");
        }
        callingAeTitles = Set.copyOf(callingAeTitles);
        transferSyntaxes = Set.copyOf(transferSyntaxes);
        sopClasses = Set.copyOf(sopClasses);
    }

    /** For everybody. */
    public ListenerOptions(
            AeTitle aeTitle,
            String bindHost,
            int port,
            Path incoming,
            boolean checkCalledAeTitle,
            Set<String> callingAeTitles,
            int maximumAssociations,
            Set<String> transferSyntaxes,
            Set<String> sopClasses,
            ReceptionLimits limits,
            AssociationOptions association) {
        this(
                aeTitle,
                bindHost,
                port,
                incoming,
                checkCalledAeTitle,
                callingAeTitles,
                maximumAssociations,
                transferSyntaxes,
                sopClasses,
                limits,
                AccessOptions.EVERYBODY,
                association);
    }

    /** Listens on the loopback interface and takes what it can from everybody. */
    public static ListenerOptions of(AeTitle aeTitle, int port, Path incoming) {
        return new ListenerOptions(
                aeTitle,
                LOOPBACK,
                port,
                incoming,
                false,
                Set.of(),
                DEFAULT_MAXIMUM_ASSOCIATIONS,
                Set.of(),
                Set.of(),
                ReceptionLimits.DEFAULTS,
                AssociationOptions.DEFAULTS);
    }
}
