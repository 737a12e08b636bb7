package io.cameldicom.routes.confirmation;

/**
 * What the destination is asked about.
 *
 * @param sopClassUid of the object
 * @param sopInstanceUid of the object
 * @param studyInstanceUid null where it has no valid one
 * @param seriesInstanceUid null where it has no valid one
 */
public record Instance(String sopClassUid, String sopInstanceUid, String studyInstanceUid, String seriesInstanceUid) {}
