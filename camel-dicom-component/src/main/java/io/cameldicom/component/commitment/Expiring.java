package io.cameldicom.component.commitment;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Transactions that are forgotten when their report has not come for long; looks for such ones now and then. */
final class Expiring implements OpenTransactions {
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final OpenTransactions transactions;
    private final Clock clock;
    private Instant next = Instant.MIN;

    Expiring(OpenTransactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void add(Transaction transaction, TransactionLimits limits) throws IOException {
        expireNowAndThen(limits.expiry());
        transactions.add(transaction, limits);
    }

    private void expireNowAndThen(Duration expiry) throws IOException {
        Instant now = clock.instant();
        synchronized (this) {
            if (now.isBefore(next)) {
                return;
            }
            next = now.plus(expiry.compareTo(LONGEST_PAUSE) < 0 ? expiry : LONGEST_PAUSE);
        }
        int expired = expire(now.minus(expiry));
        if (expired > 0) {
            CommitmentLog.expired(expired);
        }
    }

    @Override
    public Optional<Transaction> find(String transactionUid) throws IOException {
        return transactions.find(transactionUid);
    }

    @Override
    public void remove(String transactionUid) throws IOException {
        transactions.remove(transactionUid);
    }

    @Override
    public int count() {
        return transactions.count();
    }

    @Override
    public Map<String, Instant> asked() throws IOException {
        return transactions.asked();
    }

    @Override
    public int expire(Instant instant) throws IOException {
        return transactions.expire(instant);
    }
}
