package io.cameldicom.component.destination;

import java.time.Instant;

/**
 * The last object that a destination did not take.
 *
 * @param cause in our own words, for people; never the words of the peer or values of an object
 */
public record LastFailure(Instant at, String cause) {}
