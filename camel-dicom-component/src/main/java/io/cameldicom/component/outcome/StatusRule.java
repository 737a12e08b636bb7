package io.cameldicom.component.outcome;

/**
 * One line of a status table.
 *
 * @param from first status of the range
 * @param to last status of the range
 * @param outcome what it means
 * @param meaning the standard's words for it (PS3.4 §B.2.3, PS3.7 annex C)
 */
public record StatusRule(int from, int to, Outcome outcome, String meaning) {
    public StatusRule {
        if (from < 0 || to > 0xFFFF || from > to) {
            throw new IllegalArgumentException(
                    String.format("status range: %X-%X (expected: 0000 to FFFF, the lower first)", from, to));
        }
    }

    boolean covers(int status) {
        return from <= status && status <= to;
    }
}
