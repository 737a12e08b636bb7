package io.cameldicom.test.script;

/**
 * Something that rules may wait for.
 *
 * @param unit what it is
 * @param number of its kind since the peer was made, from 1
 * @param association number of its association since the peer was made, from 1
 * @param within of its kind within its association, from 1
 */
public record Occurrence(Unit unit, int number, int association, int within) {}
