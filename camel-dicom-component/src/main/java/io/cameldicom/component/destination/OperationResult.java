package io.cameldicom.component.destination;

import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.toolkit.engine.DimseResponse;

/**
 * How an operation ended that {@link Destination#invoke} asked for.
 *
 * @param response the final one, whatever its status
 * @param outcome what that means here; FE00, which follows a cancel, is done
 * @param associationNumber of the association that carried it, unique in this process; 0 where it was cancelled before
 */
public record OperationResult(DimseResponse response, Outcome outcome, long associationNumber) {}
