package io.cameldicom.toolkit.engine;

import io.cameldicom.toolkit.data.EncodedDataSet;
import java.util.concurrent.CompletionStage;

/**
 * Opens associations as an SCU. One engine serves many destinations and threads; it owns its threads and sockets.
 *
 * <p>No method waits for the network; {@link #readAhead} and {@link Association#store} say what they may read from files.
 * Stages complete on a thread of the engine, so whatever is attached to them must not block; move long work to an
 * executor of your own.
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

    /**
     * Reads the beginning of a data set that will be stored soon, on the calling thread, as far as the engine has room for
     * it; so it is ready when the turn of the object comes. A file that cannot be read fails when it is stored.
     *
     * @return to be stored on an association of this engine, and to be closed when that is done with
     */
    default ReadAhead readAhead(EncodedDataSet dataSet) {
        return ReadAhead.none(dataSet);
    }

    /**
     * As {@link #readAhead(EncodedDataSet)}, for an association with or without {@link AssociationOptions#digest}: what is
     * read is digested at once, on the calling thread.
     */
    default ReadAhead readAhead(EncodedDataSet dataSet, boolean digest) {
        return readAhead(dataSet);
    }

    /** Aborts what is open and frees threads and sockets; returns at once. */
    @Override
    void close();
}
