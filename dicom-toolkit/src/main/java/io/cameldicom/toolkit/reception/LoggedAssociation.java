package io.cameldicom.toolkit.reception;

import io.cameldicom.toolkit.engine.DicomAddress;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * An association as a line of the log names it: where there are several listeners, or destinations, its number alone does not
 * say of which it is.
 *
 * @param field of the line that holds the address
 * @param address of our listener, or of the peer that we called
 * @param number unique in this process
 */
public record LoggedAssociation(String field, DicomAddress address, long number) {
    /** One that a peer has opened. */
    public static LoggedAssociation of(DicomAddress listener, long number) {
        return new LoggedAssociation("listener", listener, number);
    }

    /** One that we have opened. */
    public static LoggedAssociation with(DicomAddress peer, long number) {
        return new LoggedAssociation("destination", peer, number);
    }

    /** Adds number and address as fields. */
    public LoggingEventBuilder on(LoggingEventBuilder line) {
        return line.addKeyValue("association", number).addKeyValue(field, address);
    }
}
