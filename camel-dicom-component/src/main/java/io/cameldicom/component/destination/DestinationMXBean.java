package io.cameldicom.component.destination;

/** What JMX shows of a destination. */
public interface DestinationMXBean {
    /** Called AE title and address, as {@code AE@host:port}. */
    String getPeer();

    String getCallingAeTitle();

    String getEngine();

    /**
     * Whether the peer lets us in. False after several associations in a row did not open while none was open: then objects
     * fail at once, and the peer is asked by C-ECHO until it is back.
     */
    boolean isAvailable();

    /** Since when that is so, as an instant in UTC. */
    String getAvailabilitySince();

    /** Why the last association that did not open did not, or "none". */
    String getLastOpeningFailure();

    /** Objects that failed at once because the peer was away. */
    long getRefusedWhileAway();

    int getMaxAssociations();

    int getOpenAssociations();

    int getIdleAssociations();

    int getConnectingAssociations();

    /** Objects that wait for an association. */
    int getWaiting();

    long getAssociationsOpened();

    long getConnectFailures();

    long getAssociationsLost();

    /** Objects that found no association within the maximum wait. */
    long getWaitTimeouts();

    /** Objects that failed because the peer takes no such presentation context. */
    long getContextRefusals();

    /** Objects that the peer answered with success or warning. */
    long getObjectsSent();

    /** Bytes of their data sets. */
    long getBytesSent();

    /** Objects of those that travelled in another transfer syntax than their own, as the peer refuses that. */
    long getConvertedObjects();

    /** Objects of those that were answered with a warning. */
    long getWarnings();

    long getTransientFailures();

    long getPermanentFailures();

    /** Objects whose answer never came. */
    long getUnknownOutcomes();

    /** What the last C-ECHO of {@link #requestEcho()} or of the health check said. */
    String getLastEcho();

    /** Starts a C-ECHO and returns at once; {@link #getLastEcho()} shows how it went. */
    void requestEcho();
}
