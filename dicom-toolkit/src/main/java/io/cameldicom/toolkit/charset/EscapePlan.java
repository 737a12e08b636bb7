package io.cameldicom.toolkit.charset;

import java.util.Arrays;

/**
 * Chooses a code element for each character of a run without delimiters, so that as few escape sequences as possible are
 * needed, with those that are due at its end; of equal choices the one with fewer bytes, then the one announced first. Runs
 * of more than 1024 characters are planned piece by piece. For one use.
 */
final class EscapePlan {
    private static final int PIECE = 1024;
    private static final long IMPOSSIBLE = Long.MAX_VALUE / 2;

    private final Registers registers;
    private final String text;
    private final int start;
    private final CodeElement[] plan;
    private int state;

    /** @param to end of the run, which begins at {@code from} with the first G0 and G1 */
    EscapePlan(Registers registers, String text, int from, int to) {
        this.registers = registers;
        this.text = text;
        this.start = from;
        this.plan = new CodeElement[to - from];
        this.state = registers.initial();
    }

    /** The elements for the characters, up to the first that none has. */
    CodeElement[] elements() {
        for (int from = 0; from < plan.length; from += PIECE) {
            int to = Math.min(from + PIECE, plan.length);
            int planned = piece(from, to);
            if (planned < to) {
                return Arrays.copyOf(plan, planned);
            }
        }
        return plan;
    }

    /** The cheapest way to each state after each character, then back from the cheapest end. */
    private int piece(int from, int to) {
        int[][] ways = new int[to - from][registers.states()];
        long[] costs = new long[registers.states()];
        long[] next = new long[costs.length];
        Arrays.fill(costs, IMPOSSIBLE);
        costs[state] = 0;
        for (int i = from; i < to; i++) {
            if (!step(text.charAt(start + i), costs, next, ways[i - from])) {
                return i;
            }
            long[] swapped = costs;
            costs = next;
            next = swapped;
        }
        int end = cheapest(costs, to == plan.length);
        state = end;
        for (int i = to - 1; i >= from; i--) {
            int way = ways[i - from][end];
            plan[i] = registers.choice(way % registers.choices());
            end = way / registers.choices();
        }
        return to;
    }

    /** The costs after this character; false if no element has it. */
    private boolean step(char c, long[] before, long[] after, int[] ways) {
        boolean possible = false;
        Arrays.fill(after, IMPOSSIBLE);
        for (int choice = 0; choice < registers.choices(); choice++) {
            if (registers.choice(choice).table().code(c) == CodeTable.NONE) {
                continue;
            }
            possible = true;
            for (int from = 0; from < before.length; from++) {
                int to = registers.after(from, choice);
                long cost = before[from] + registers.cost(from, choice);
                if (before[from] != IMPOSSIBLE && cost < after[to]) {
                    after[to] = cost;
                    ways[to] = from * registers.choices() + choice;
                }
            }
        }
        return possible;
    }

    private int cheapest(long[] costs, boolean last) {
        int best = 0;
        long least = IMPOSSIBLE;
        for (int s = 0; s < costs.length; s++) {
            long cost = costs[s] + (last ? registers.restoration(s) : 0);
            if (costs[s] != IMPOSSIBLE && cost < least) {
                best = s;
                least = cost;
            }
        }
        return best;
    }
}
