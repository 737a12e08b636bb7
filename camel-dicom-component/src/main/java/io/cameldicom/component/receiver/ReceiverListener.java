package io.cameldicom.component.receiver;

/** Hears of receivers, such as to show them over JMX. */
public interface ReceiverListener {
    void opened(Receiver receiver);

    void closed(Receiver receiver);
}
