package io.cameldicom.testing.archive;

import io.cameldicom.testing.OrthancRest;
import io.cameldicom.toolkit.engine.DicomAddress;
import java.util.Optional;

/** A running archive; closing ends it and deletes what it holds. */
public interface Archive extends AutoCloseable {
    DicomAddress address();

    /** Its REST interface as a user, and as somebody without a password; empty where it has none. */
    Optional<Rest> rest();

    /** What it printed so far. */
    String output();

    @Override
    void close();

    /**
     * @param user with the password
     * @param stranger without one
     */
    record Rest(OrthancRest user, OrthancRest stranger) {}
}
