package io.cameldicom.test.script;

/**
 * Something that rules may wait for.
 *
 * @param unit what it is
 * @param number of its kind since the peer was made, from 1
 * @param association number of its association since the peer was made, from 1
 * @param within of its kind within its association, from 1
 * @param instance SOP Instance UID of an object; empty for all else
 */
public record Occurrence(Unit unit, int number, int association, int within, String instance) {
    /** Of something that is no object. */
    public Occurrence(Unit unit, int number, int association, int within) {
        this(unit, number, association, within, "");
    }
}
