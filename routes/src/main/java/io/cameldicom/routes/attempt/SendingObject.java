package io.cameldicom.routes.attempt;

/** An object that is being sent: its line in the journal, and whether the same bytes may have been sent before. */
public record SendingObject(Attempt attempt, boolean sentBefore) {}
