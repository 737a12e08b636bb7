package io.cameldicom.component.outcome;

/**
 * One line of a policy.
 *
 * @param ending how the store ended
 * @param outcome what that means for the object
 */
public record PolicyEntry(Ending ending, Outcome outcome) {
    /** As it is written in a policy. */
    @Override
    public String toString() {
        return ending.text() + " = " + outcome.word();
    }
}
