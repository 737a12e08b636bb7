package io.cameldicom.dcm4che;

import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DicomTimeoutException;
import io.cameldicom.toolkit.engine.PresentationContext;
import io.cameldicom.toolkit.engine.UserInformation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.io.DicomInputStream;
import org.dcm4che3.net.ApplicationEntity;
import org.dcm4che3.net.Association;
import org.dcm4che3.net.Connection;
import org.dcm4che3.net.DataWriter;
import org.dcm4che3.net.Device;
import org.dcm4che3.net.Dimse;
import org.dcm4che3.net.DimseRQHandler;
import org.dcm4che3.net.DimseRSPHandler;
import org.dcm4che3.net.IncompatibleConnectionException;
import org.dcm4che3.net.PDVInputStream;
import org.dcm4che3.net.pdu.AAbort;
import org.dcm4che3.net.pdu.AAssociateAC;

/** One association of dcm4che and its connection. Methods block but for those that say otherwise. */
final class Wire {
    /** What dcm4che tells, on its reading thread. */
    interface Events {
        /** TCP, and TLS, stand; A-ASSOCIATE-RQ goes out next. */
        void connected();

        /**
         * A message of the peer begins.
         *
         * @throws io.cameldicom.toolkit.dimse.MalformedCommandException if it is a response that nobody waits for
         */
        void begins(int contextId, CommandSet command);

        /** A part of a data set of the peer has arrived. */
        void heard();

        /** The peer has answered. */
        void responded(IncomingMessages.Message response);

        /**
         * The peer asks for something.
         *
         * @throws IOException if the association is lost
         */
        void requested(PresentationContext context, CommandSet command, PeerDataSet dataSet) throws IOException;

        /** Everything is over. */
        void ended();
    }

    /** How long A-ABORT may wait for a PDU that is just being written. */
    private static final int ABORT_MILLIS = 100;

    private final AssociationRequest request;
    private final Events events;
    private final Device device = new Device("camel-dicom");
    private final ApplicationEntity entity;
    private final IncomingMessages messages;
    private final Dialer dialer;
    private final Connection local = new LocalConnection();
    private volatile PeerSocket socket;
    private volatile Association association;
    private volatile DimseRSPHandler answers;

    Wire(AssociationRequest request, EngineThreads threads, Events events) {
        this.request = request;
        this.events = events;
        this.entity = new ApplicationEntity(request.callingAeTitle().value());
        this.messages = new IncomingMessages(events::begins, events::heard);
        this.dialer = new Dialer(request, messages);
        local.setReceivePDULength(request.options().maximumPduLength());
        local.setSendPDULength(request.options().maximumSendPduLength() & ~1);
        local.setAbortTimeout(ABORT_MILLIS);
        device.setExecutor(reader -> threads.run(() -> read(reader)));
        device.setScheduledExecutor(threads.timer());
        device.addConnection(local);
        device.addApplicationEntity(entity);
        entity.addConnection(local);
        entity.setDimseRQHandler(new PeerRequestHandler());
    }

    /** The place where dcm4che hands out what the peer asks for. */
    private final class PeerRequestHandler implements DimseRQHandler {
        @Override
        public void onDimseRQ(
                Association from,
                org.dcm4che3.net.pdu.PresentationContext accepted,
                Dimse dimse,
                Attributes command,
                PDVInputStream dataSet)
                throws IOException {
            association = from; // it may be heard of here first
            PresentationContext context = Negotiation.accepted(request, from.getAAssociateAC()).stream()
                    .filter(c -> c.id() == accepted.getPCID())
                    .findFirst()
                    .orElseThrow(() -> new AAbort(AAbort.UL_SERIVE_PROVIDER, AAbort.UNEXPECTED_PDU_PARAMETER));
            events.requested(context, messages.next().command(), new PeerDataSet(dataSet));
        }

        @Override
        public void onClose(Association from) {
            // the end of the reading thread tells
        }
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
        } finally {
            PeerSocket open = socket;
            if (open != null) {
                open.opened();
            }
        }
    }

    /** What the peer answered. Does not block. */
    AAssociateAC answer() {
        return association.getAAssociateAC();
    }

    /** What the peer said of itself. Does not block. */
    UserInformation userInformation() {
        return Negotiation.userInformation(answer(), socket.statedMaximum());
    }

    /** Longest P-DATA-TF that goes out, in bytes. Does not block. */
    int maximumPduLength() {
        return association.getAAssociateAC().getMaxPDULength();
    }

    /** @param data null for a request without a data set */
    void send(PendingRequest pending, CommandSet command, DataWriter data) throws IOException, InterruptedException {
        answers = new DimseRSPHandler(pending.messageId()) {
            @Override
            public void onDimseRSP(Association from, Attributes response, Attributes none) {
                events.responded(messages.next());
            }
        };
        association.invoke(
                context(pending.contextId()),
                attributes(command),
                data,
                answers,
                Connection.NO_TIMEOUT,
                Connection.NO_TIMEOUT);
    }

    /** Sends C-CANCEL-RQ, unless another request was sent since. */
    void cancel(PendingRequest pending) throws IOException {
        DimseRSPHandler last = answers;
        if (last.getMessageID() == pending.messageId()) {
            last.cancel(association);
        }
    }

    /** Answers a request of the peer, one at a time. */
    void respond(int contextId, CommandSet response) throws IOException {
        if (StandIn.isNeededFor(response)) {
            socket.replaceStandIn(response.commandField());
        }
        association.writeDimseRSP(context(contextId), attributes(StandIn.of(response)));
        socket.replaceStandIn(0);
    }

    private org.dcm4che3.net.pdu.PresentationContext context(int id) {
        return association.getAAssociateAC().getPresentationContext(id);
    }

    private static Attributes attributes(CommandSet command) throws IOException {
        return new DicomInputStream(
                        new ByteArrayInputStream(command.encode()), TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.uid())
                .readCommand();
    }

    /** What the peer did wrong, if that was seen by ourselves. Does not block. */
    Optional<String> breach() {
        return messages.breach();
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

    /** Numeric address of the peer, or the empty text. Does not block. */
    String remoteAddress() {
        PeerSocket open = socket;
        return open == null ? "" : open.getInetAddress().getHostAddress();
    }

    Duration blockedFor() {
        PeerSocket open = socket;
        return open == null ? Duration.ZERO : open.blockedFor();
    }

    boolean isAbortWritten() {
        PeerSocket open = socket;
        return open != null && open.isAbortWritten();
    }

    /** Why reading from the peer has failed, or null. Does not block. */
    IOException readFailure() {
        PeerSocket open = socket;
        return open == null ? null : open.readFailure();
    }

    /** Why dcm4che gave the association up, or null if it was released. */
    IOException loss() {
        Association open = association;
        return open == null ? null : open.getException();
    }
}
