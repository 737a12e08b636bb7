package io.cameldicom.toolkit.engine;

/** The association ended by A-ABORT of either side, by a closed connection, or by a breach of protocol (PS3.8 §9.3.8). */
public final class AssociationAbortedException extends NetworkException {
    private static final long serialVersionUID = 1L;

    private final boolean negotiating;

    public AssociationAbortedException(DicomAddress peer, String message) {
        this(peer, message, false);
    }

    /** @param negotiating whether the association had not been accepted yet */
    public AssociationAbortedException(DicomAddress peer, String message, boolean negotiating) {
        super(peer, message);
        this.negotiating = negotiating;
    }

    /**
     * The connection was lost before the peer had answered to A-ASSOCIATE-RQ: the message tells the usual reasons.
     *
     * @param loss how, such as "connection closed by the peer"
     */
    public static AssociationAbortedException unanswered(AssociationRequest request, String loss) {
        String usual = request.options().tls().isEmpty() ? "it expects TLS on this port" : "it demands a certificate";
        return new AssociationAbortedException(
                request.peer(),
                request.peer() + ": " + loss + " before it answered: look whether " + usual + ", and into its log",
                true);
    }

    /** Whether it ended before the peer had accepted it. */
    public boolean isNegotiating() {
        return negotiating;
    }
}
