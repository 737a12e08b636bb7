package io.cameldicom.component.destination;

import io.cameldicom.toolkit.engine.DicomAddress;

/**
 * Where an application sets objects aside that a destination will not take. One that binds its own in Camel's registry lets
 * operators put them back from the MBean of the destination.
 */
@FunctionalInterface
public interface Quarantine {
    /**
     * Lets objects be sent once more. May take its time.
     *
     * @param cause for which they were set aside, in the words of the application; empty for all
     * @return what was done, in lines for people; no names of files
     * @throws IllegalArgumentException if there is no such cause; says which there are
     */
    String redrive(DicomAddress destination, String cause);
}
