package io.cameldicom.component.destination;

import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.toolkit.engine.StoreResponse;

/**
 * The answer to a C-STORE and what it means.
 *
 * @param response whatever the peer said
 * @param outcome any but {@link Outcome#DUPLICATE} and {@link Outcome#UNKNOWN}
 * @param associationNumber number of the association that carried the object
 */
public record StoreResult(StoreResponse response, Outcome outcome, long associationNumber) {}
