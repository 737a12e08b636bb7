package io.cameldicom.component.destination;

import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.toolkit.engine.StoreResponse;

/**
 * The answer to a C-STORE and what it means.
 *
 * @param response whatever the peer said
 * @param outcome {@link Outcome#DUPLICATE} only where it is not known that the instance is ours
 * @param associationNumber number of the association that carried the object
 */
public record StoreResult(StoreResponse response, Outcome outcome, long associationNumber) {}
