package io.cameldicom.toolkit.engine;

import java.util.concurrent.CompletionStage;

/**
 * Opens associations as an SCU. One engine serves many destinations and threads; it owns its threads and sockets.
 *
 * <p>No method blocks. Stages complete on a thread of the engine, so whatever is attached to them must not block;
 * move long work to an executor of your own.
 */
public interface DicomEngine extends AutoCloseable {
    /** The name under which users choose the engine, such as {@code netty}. */
    String name();

    /**
     * Connects and negotiates an association (PS3.8 §7.1).
     *
     * @return completes with an open association, or exceptionally with
     *     <ul>
     *       <li>{@link ConnectionFailedException}: no TCP or TLS connection
     *       <li>{@link AssociationRejectedException}: A-ASSOCIATE-RJ, with result, source and reason
     *       <li>{@link AssociationAbortedException}: aborted or closed while negotiating
     *       <li>{@link DicomTimeoutException}: no connection or no answer in time
     *     </ul>
     */
    CompletionStage<Association> connect(AssociationRequest request);

    /** Aborts what is open and frees threads and sockets; returns at once. */
    @Override
    void close();
}
