package io.cameldicom.component.destination;

/** What JMX shows of a destination. */
public interface DestinationMXBean {
    /** Called AE title and address, as {@code AE@host:port}. */
    String getPeer();

    String getCallingAeTitle();

    String getEngine();

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
