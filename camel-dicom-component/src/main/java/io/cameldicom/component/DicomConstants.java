package io.cameldicom.component;

import org.apache.camel.spi.Metadata;

/**
 * Names of headers and exchange properties. These are all there are, besides {@code CamelDicom} and a keyword of the
 * data dictionary for each attribute that the option {@code headers} asks for: nothing in an object or on the wire
 * chooses a name.
 */
public final class DicomConstants {
    @Metadata(
            label = "producer consumer",
            description = "SOP Class UID of the object (0008,0016).",
            javaType = "String")
    public static final String SOP_CLASS_UID = "CamelDicomSopClassUid";

    @Metadata(
            label = "producer consumer",
            description = "SOP Instance UID of the object (0008,0018).",
            javaType = "String")
    public static final String SOP_INSTANCE_UID = "CamelDicomSopInstanceUid";

    @Metadata(
            label = "producer consumer",
            description = "Study Instance UID of the object (0020,000D), set by read and listen where it is present.",
            javaType = "String")
    public static final String STUDY_INSTANCE_UID = "CamelDicomStudyInstanceUid";

    @Metadata(
            label = "producer consumer",
            description = "Series Instance UID of the object (0020,000E), set by read and listen where it is present.",
            javaType = "String")
    public static final String SERIES_INSTANCE_UID = "CamelDicomSeriesInstanceUid";

    @Metadata(
            label = "producer consumer",
            description = "Transfer Syntax UID: of the file after read, as used on the wire after store and listen.",
            javaType = "String")
    public static final String TRANSFER_SYNTAX_UID = "CamelDicomTransferSyntaxUid";

    @Metadata(
            label = "producer",
            description = "Transfer Syntax UID of the object itself, after store. CamelDicomTransferSyntaxUid differs "
                    + "from it where the object was converted as the peer does not take it.",
            javaType = "String")
    public static final String SOURCE_TRANSFER_SYNTAX_UID = "CamelDicomSourceTransferSyntaxUid";

    @Metadata(
            label = "producer consumer",
            description = "Modality of the object (0008,0060), set by read and listen where it is present.",
            javaType = "String")
    public static final String MODALITY = "CamelDicomModality";

    @Metadata(
            label = "producer consumer",
            description = "Specific Character Set of the object (0008,0005), set by read, charset and listen where it"
                    + " is present; several values are joined by a backslash.",
            javaType = "String")
    public static final String SPECIFIC_CHARACTER_SET = "CamelDicomSpecificCharacterSet";

    @Metadata(
            label = "producer",
            description = "What charset found of the declared character set: valid, absent-but-needed, contradicted,"
                    + " unknown-label or undecidable; of the object, or of the first of its items that declares a set"
                    + " itself and is not valid. Set by the modes inspect and repair.",
            javaType = "String")
    public static final String CHARACTER_SET_VERDICT = "CamelDicomCharacterSetVerdict";

    @Metadata(
            label = "producer",
            description = "Encodings that the text may be in, with a confidence from 0 to 1 each, such as"
                    + " ISO_IR 100 (0.97), the most likely first; set with the verdict.",
            javaType = "java.util.List")
    public static final String CHARACTER_SET_CANDIDATES = "CamelDicomCharacterSetCandidates";

    @Metadata(
            label = "producer",
            description = "Confidence of the first candidate, from 0 to 1; set with the verdict where there is one.",
            javaType = "double")
    public static final String CHARACTER_SET_CONFIDENCE = "CamelDicomCharacterSetConfidence";

    @Metadata(
            label = "producer",
            description = "What charset did, or would have done in a dry run: none, doubtful, relabelled, converted or"
                    + " repaired.",
            javaType = "String")
    public static final String CHARACTER_SET_ACTION = "CamelDicomCharacterSetAction";

    @Metadata(
            label = "producer",
            description = "Number of values that read otherwise than before charset.",
            javaType = "int")
    public static final String CHARACTER_SET_CHANGES = "CamelDicomCharacterSetChanges";

    @Metadata(
            label = "producer consumer",
            description =
                    "DIMSE status: the peer's last answer, after all operations that call one. In a route that begins with listen,"
                            + " a value set by the route is the answer to the peer: a number, or four hexadecimal digits as text.",
            javaType = "int")
    public static final String STATUS = "CamelDicomStatus";

    @Metadata(
            label = "producer",
            description = "What the end of a store means for the object: done, done-with-warning, duplicate, transient,"
                    + " permanent or unknown.",
            javaType = "String")
    public static final String OUTCOME = "CamelDicomOutcome";

    @Metadata(
            label = "producer",
            description =
                    "Tags at which the peer took offence (0000,0901), as gggg,eeee, in the order in which it named"
                            + " them; set by store where the answer names some.",
            javaType = "java.util.List")
    public static final String OFFENDING_ELEMENTS = "CamelDicomOffendingElements";

    @Metadata(
            label = "producer consumer",
            description = "Bytes of the data set that were sent or received; of the whole file after read.",
            javaType = "long")
    public static final String BYTES = "CamelDicomBytes";

    @Metadata(
            label = "producer",
            description = "Milliseconds from the first byte that was sent to the answer of the peer.",
            javaType = "long")
    public static final String DURATION = "CamelDicomDuration";

    @Metadata(
            label = "producer",
            description =
                    "SHA-256 of the data set as it was sent, in hexadecimal digits; with the option digest, where all"
                            + " of it was sent.",
            javaType = "String")
    public static final String SHA256 = "CamelDicomSha256";

    @Metadata(
            label = "producer",
            description = "Milliseconds from C-ECHO-RQ to its answer, without the time to connect.",
            javaType = "double")
    public static final String ROUND_TRIP_TIME = "CamelDicomRoundTripTime";

    @Metadata(
            label = "producer consumer",
            description = "AE title of the side that opened the association.",
            javaType = "String")
    public static final String CALLING_AE_TITLE = "CamelDicomCallingAeTitle";

    @Metadata(label = "producer consumer", description = "AE title of the side that was called.", javaType = "String")
    public static final String CALLED_AE_TITLE = "CamelDicomCalledAeTitle";

    @Metadata(label = "consumer", description = "Network address from which the object came.", javaType = "String")
    public static final String REMOTE_ADDRESS = "CamelDicomRemoteAddress";

    @Metadata(
            label = "producer consumer",
            description = "Number of the association, unique in this process.",
            javaType = "long")
    public static final String ASSOCIATION = "CamelDicomAssociation";

    @Metadata(
            label = "producer",
            description = "Whether the transfer syntax had to be guessed because the file has no File Meta"
                    + " Information; set by read.",
            javaType = "boolean")
    public static final String META_BUILT = "CamelDicomMetaBuilt";

    @Metadata(
            label = "producer consumer",
            description = "What the peer asks a listener for: store, find, worklist, move, get, event-report,"
                    + " mpps-create or mpps-set. mpps does what it says where the option mppsOperation is absent.",
            javaType = "String")
    public static final String OPERATION = "CamelDicomOperation";

    @Metadata(
            label = "producer consumer",
            description = "Query/Retrieve Level (0008,0052): PATIENT, STUDY, SERIES or IMAGE. After listen that of the"
                    + " query; for find, move and get it counts where the body has none, and goes before the option"
                    + " level.",
            javaType = "String")
    public static final String QUERY_LEVEL = "CamelDicomQueryLevel";

    @Metadata(
            label = "producer consumer",
            description = "AE title to which the objects of a C-MOVE are to be sent. For move it goes before the option"
                    + " moveDestination.",
            javaType = "String")
    public static final String MOVE_DESTINATION = "CamelDicomMoveDestination";

    @Metadata(
            label = "producer",
            description =
                    "Objects that arrived, after move and get; number of instances to which the peer has committed,"
                            + " after commit.",
            javaType = "int")
    public static final String COMPLETED = "CamelDicomCompleted";

    @Metadata(
            label = "producer",
            description =
                    "Objects that did not arrive, after move and get; number of instances to which the peer has not"
                            + " committed, after commit.",
            javaType = "int")
    public static final String FAILED = "CamelDicomFailed";

    @Metadata(
            label = "producer consumer",
            description = "Transaction UID (0008,1195) of a request for storage commitment, or of a report on it.",
            javaType = "String")
    public static final String TRANSACTION_UID = "CamelDicomTransactionUid";

    @Metadata(label = "producer", description = "Number of matches, after find; not with stream.", javaType = "int")
    public static final String MATCH_COUNT = "CamelDicomMatchCount";

    @Metadata(
            label = "producer",
            description = "Whether there were more matches than limit allows, after find; not with stream.",
            javaType = "boolean")
    public static final String MORE_MATCHES = "CamelDicomMoreMatches";

    @Metadata(
            label = "producer",
            description = "Whether the peer said that it does not support all optional keys (status FF01), after find:"
                    + " it did not match by them, and does not return them.",
            javaType = "boolean")
    public static final String KEYS_UNSUPPORTED = "CamelDicomKeysUnsupported";

    @Metadata(
            label = "producer",
            description = "Objects that arrived with a warning, after move and get.",
            javaType = "int")
    public static final String WARNING = "CamelDicomWarning";

    @Metadata(
            label = "producer",
            description = "Objects that were not tried any more, after a move or get that was cancelled.",
            javaType = "int")
    public static final String REMAINING = "CamelDicomRemaining";

    @Metadata(
            label = "producer",
            description = "What became of a move or get: the counts and the UIDs of objects that failed.",
            javaType = "io.cameldicom.component.query.RetrieveResult")
    public static final String RETRIEVE_RESULT = "CamelDicomRetrieveResult";

    /**
     * Exchange property, set by read: the {@link io.cameldicom.toolkit.file.FileIdentity} that the file had when it was
     * read, so that a later step can tell whether it is still the same file.
     */
    public static final String FILE_IDENTITY = "CamelDicomFileIdentity";

    /**
     * Exchange property, set by charset: the {@link io.cameldicom.toolkit.charset.edit.CharacterSetEdit}, with each value
     * that reads otherwise before and after. It holds patient data, but its text does not.
     */
    public static final String CHARACTER_SET_EDIT = "CamelDicomCharacterSetEdit";

    /**
     * Exchange property, set by commit when the peer has reported: the {@link
     * io.cameldicom.component.commitment.CommitmentResult}, which says which instances it keeps.
     */
    public static final String COMMITMENT = "CamelDicomCommitment";

    private DicomConstants() {}
}
