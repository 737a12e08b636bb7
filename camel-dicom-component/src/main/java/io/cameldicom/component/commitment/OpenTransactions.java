package io.cameldicom.component.commitment;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The transactions that await their report. Safe for use by many threads. */
public interface OpenTransactions {
    /**
     * Keeps one from now on.
     *
     * @throws TooManyTransactionsException if there are as many as may be
     * @throws IOException if it cannot be kept
     */
    void add(Transaction transaction, TransactionLimits limits) throws IOException;

    /** @throws IOException if it is there and cannot be read */
    Optional<Transaction> find(String transactionUid) throws IOException;

    /** Forgets one, if it is there. */
    void remove(String transactionUid) throws IOException;

    /** How many there are. */
    int count();

    /**
     * When each was asked for, by its Transaction UID; those that come or go meanwhile may be missing.
     *
     * @throws IOException if they cannot be listed
     */
    Map<String, Instant> asked() throws IOException;

    /** Forgets those that were asked for before {@code instant}; returns how many. */
    int expire(Instant instant) throws IOException;
}
