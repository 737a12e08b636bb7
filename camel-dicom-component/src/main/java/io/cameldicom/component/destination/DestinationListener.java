package io.cameldicom.component.destination;

/** Hears of destinations, such as to show them over JMX. */
public interface DestinationListener {
    void opened(Destination destination);

    void closed(Destination destination);
}
