package io.cameldicom.toolkit.engine;

import io.cameldicom.toolkit.data.EncodedDataSet;

/**
 * A data set that waits for an association, and of which its engine may have read the beginning already. Only for
 * associations of that engine, and for one of them; safe for use by many threads.
 */
public interface ReadAhead extends AutoCloseable {
    /** The whole data set. */
    EncodedDataSet dataSet();

    /** Frees what was read, unless an association has taken it over with {@link Association#store}. */
    @Override
    void close();

    /**
     * Nothing was read: who stores it may have to read the beginning. For threads for which nobody else waits, so not for a
     * stage that others complete.
     */
    static ReadAhead none(EncodedDataSet dataSet) {
        return new ReadAhead() {
            @Override
            public EncodedDataSet dataSet() {
                return dataSet;
            }

            @Override
            public void close() {}
        };
    }
}
