package io.cameldicom.component.destination;

import io.cameldicom.toolkit.engine.DimseStatus;
import java.time.Duration;

/**
 * The answer to a C-ECHO.
 *
 * @param status whatever the peer said
 * @param roundTripTime from the request to its answer, without connecting
 * @param associationNumber number of the association, which is released by now
 */
public record EchoResult(DimseStatus status, Duration roundTripTime, long associationNumber) {}
