package io.cameldicom.component.commitment;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Transactions on the heap, which a restart forgets. */
final class TransactionMemory implements OpenTransactions {
    private final Map<String, Transaction> transactions = new LinkedHashMap<>();

    @Override
    public synchronized void add(Transaction transaction, TransactionLimits limits) {
        if (transactions.size() >= limits.maximum()) {
            throw new TooManyTransactionsException(transactions.size());
        }
        transactions.put(transaction.uid(), transaction);
    }

    @Override
    public synchronized Optional<Transaction> find(String transactionUid) {
        return Optional.ofNullable(transactions.get(transactionUid));
    }

    @Override
    public synchronized void remove(String transactionUid) {
        transactions.remove(transactionUid);
    }

    @Override
    public synchronized int count() {
        return transactions.size();
    }

    @Override
    public synchronized Map<String, Instant> asked() {
        Map<String, Instant> asked = new LinkedHashMap<>();
        transactions.forEach((uid, transaction) -> asked.put(uid, transaction.asked()));
        return asked;
    }

    @Override
    public synchronized int expire(Instant instant) {
        int before = transactions.size();
        transactions.values().removeIf(transaction -> transaction.asked().isBefore(instant));
        return before - transactions.size();
    }
}
