package io.cameldicom.component.commitment;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Open requests as operators see them: values for people. */
public final class CommitmentsConsole implements CommitmentsMXBean {
    private static final int COUNTED = 1000;
    private static final int LISTED = 100;

    private final Commitments commitments;

    public CommitmentsConsole(Commitments commitments) {
        this.commitments = commitments;
    }

    @Override
    public int getOpenTransactions() {
        return commitments.open();
    }

    @Override
    public int getWaitingExchanges() {
        return commitments.waiting();
    }

    @Override
    public String getOldestTransaction() {
        return commitments.oldest(1).stream()
                .findFirst()
                .map(CommitmentsConsole::asked)
                .orElse("none");
    }

    @Override
    public Map<String, Long> getTransactionsByPeer() {
        return commitments.oldest(COUNTED).stream()
                .collect(Collectors.groupingBy(
                        transaction -> transaction.destination().toString(), TreeMap::new, Collectors.counting()));
    }

    @Override
    public List<String> transactions() {
        return commitments.oldest(LISTED).stream()
                .map(transaction -> asked(transaction) + " " + transaction.uid() + " " + transaction.destination() + " "
                        + transaction.instances().size())
                .toList();
    }

    private static String asked(Transaction transaction) {
        return transaction.asked().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
