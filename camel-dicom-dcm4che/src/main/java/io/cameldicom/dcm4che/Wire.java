package io.cameldicom.dcm4che;

import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DicomTimeoutException;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.net.ApplicationEntity;
import org.dcm4che3.net.Association;
import org.dcm4che3.net.Connection;
import org.dcm4che3.net.DataWriter;
import org.dcm4che3.net.Device;
import org.dcm4che3.net.DimseRSPHandler;
import org.dcm4che3.net.IncompatibleConnectionException;
import org.dcm4che3.net.pdu.AAssociateAC;

/** One association of dcm4che and its connection. Methods block but for those that say otherwise. */
final class Wire {
    /** What dcm4che tells, on its reading thread. */
    interface Events {
        /** TCP, and TLS, stand; A-ASSOCIATE-RQ goes out next. */
        void connected();

        void responded(int messageId, Attributes command);

        /** Everything is over. */
        void ended();
    }

    /** How long A-ABORT may wait for a PDU that is just being written. */
    private static final int ABORT_MILLIS = 100;

    private final AssociationRequest request;
    private final Events events;
    private final Device device = new Device("camel-dicom");
    private final ApplicationEntity entity;
    private final Dialer dialer;
    private final Connection local = new LocalConnection();
    private volatile PeerSocket socket;
    private volatile Association association;

    Wire(AssociationRequest request, EngineThreads threads, Events events) {
        this.request = request;
        this.events = events;
        this.entity = new ApplicationEntity(request.callingAeTitle().value());
        this.dialer = new Dialer(request);
        local.setReceivePDULength(request.options().maximumPduLength());
        local.setSendPDULength(request.options().maximumSendPduLength() & ~1);
        local.setAbortTimeout(ABORT_MILLIS);
        device.setExecutor(reader -> threads.run(() -> read(reader)));
        device.setScheduledExecutor(threads.timer());
        device.addConnection(local);
        device.addApplicationEntity(entity);
        entity.addConnection(local);
    }

    /** dcm4che's reading thread: with it everything is over. */
    private void read(Runnable reader) {
        try {
            reader.run();
        } finally {
            close();
            events.ended();
        }
    }

    /** The place where dcm4che lets us open the connection ourselves. */
    private final class LocalConnection extends Connection {
        private static final long serialVersionUID = 1L;

        @Override
        public Socket connect(Connection remote) {
            socket = dialer.dial();
            events.connected();
            return socket;
        }
    }

    /**
     * Connects and negotiates.
     *
     * @throws org.dcm4che3.net.pdu.AAssociateRJ if the peer rejects
     * @throws IOException if it aborts or closes
     * @throws io.cameldicom.toolkit.engine.NetworkException if no connection comes about
     */
    void open() throws IOException, InterruptedException {
        Connection remote =
                new Connection("peer", request.peer().host(), request.peer().port());
        try {
            association = entity.connect(local, remote, Negotiation.request(request));
        } catch (GeneralSecurityException | IncompatibleConnectionException e) {
            throw new IOException(e);
        }
    }

    /** What the peer answered. Does not block. */
    AAssociateAC answer() {
        return association.getAAssociateAC();
    }

    /** Longest P-DATA-TF that goes out, in bytes. Does not block. */
    int maximumPduLength() {
        return association.getAAssociateAC().getMaxPDULength();
    }

    /** @param data null for a request without a data set */
    void send(PendingRequest pending, Attributes command, DataWriter data) throws IOException, InterruptedException {
        DimseRSPHandler answers = new DimseRSPHandler(pending.messageId()) {
            @Override
            public void onDimseRSP(Association from, Attributes response, Attributes ignored) {
                events.responded(getMessageID(), response);
            }
        };
        association.invoke(
                association.getAAssociateAC().getPresentationContext(pending.contextId()),
                command,
                data,
                answers,
                Connection.NO_TIMEOUT,
                Connection.NO_TIMEOUT);
    }

    /** Sends A-RELEASE-RQ. */
    void release() throws IOException {
        association.release();
    }

    /** Says that the connection has taken too long. Does not block. */
    DicomTimeoutException connectTimedOut() {
        return dialer.timedOut();
    }

    /** Sends A-ABORT if it can soon; dcm4che closes shortly afterwards. Without an association, just closes. */
    void abort() {
        Association[] open = device.listOpenAssociations();
        if (open.length == 0) {
            close();
        }
        for (Association each : open) {
            each.abort();
        }
    }

    /** Closes the connection, or ends the attempt to open one. Does not block. */
    void close() {
        dialer.cancel();
        PeerSocket open = socket;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // It is gone all the same.
            }
        }
    }

    Duration blockedFor() {
        PeerSocket open = socket;
        return open == null ? Duration.ZERO : open.blockedFor();
    }

    boolean isAbortWritten() {
        PeerSocket open = socket;
        return open != null && open.isAbortWritten();
    }

    /** Why dcm4che gave the association up, or null if it was released. */
    IOException loss() {
        Association open = association;
        return open == null ? null : open.getException();
    }
}
