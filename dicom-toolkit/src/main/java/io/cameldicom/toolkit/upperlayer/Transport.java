package io.cameldicom.toolkit.upperlayer;

import io.cameldicom.toolkit.pdu.Pdu;

/** What the state machine needs from below: the connection and the ARTIM timer. No call blocks. */
public interface Transport {
    /** What the ARTIM timer (Association Request/Reject/Release Timer, PS3.8 §9.1.5) limits. */
    enum Awaited {
        ASSOCIATE_RQ,
        CONNECTION_CLOSE
    }

    /** Opens the connection; {@link UpperLayer#connectionConfirmed()} follows. */
    void connect();

    /** Sends a PDU other than P-DATA-TF. */
    void send(Pdu pdu);

    /** Closes the connection, whatever is still to be sent. */
    void close();

    /** Starts the timer anew; {@link UpperLayer#artimExpired()} follows unless it is stopped. */
    void startArtim(Awaited awaited);

    void stopArtim();
}
