package io.cameldicom.component;

import org.apache.camel.spi.Metadata;

/**
 * Names of headers and exchange properties. These are all there are, besides {@code CamelDicom} and a keyword of the
 * data dictionary for each attribute that the option {@code headers} asks for: nothing in an object or on the wire
 * chooses a name.
 */
public final class DicomConstants {
    @Metadata(
            label = "common",
            description =
                    "SOP Class UID of the object (0008,0016). Set by read, listen, store and get; taken by commit "
                            + "where the body is empty, and by mpps.",
            javaType = "String")
    public static final String SOP_CLASS_UID = "CamelDicomSopClassUid";

    @Metadata(
            label = "common",
            description = "SOP Instance UID of the object (0008,0018). Set by read, listen, store, get and mpps; taken "
                    + "by commit where the body is empty, and by mpps, as that of the procedure step.",
            javaType = "String")
    public static final String SOP_INSTANCE_UID = "CamelDicomSopInstanceUid";

    @Metadata(
            label = "common",
            description = "Study Instance UID of the object (0020,000D). Set by read, listen and get where it is "
                    + "present.",
            javaType = "String")
    public static final String STUDY_INSTANCE_UID = "CamelDicomStudyInstanceUid";

    @Metadata(
            label = "common",
            description = "Series Instance UID of the object (0020,000E). Set by read, listen and get where it is "
                    + "present.",
            javaType = "String")
    public static final String SERIES_INSTANCE_UID = "CamelDicomSeriesInstanceUid";

    @Metadata(
            label = "common",
            description = "Transfer Syntax UID: of the file after read, as used on the wire after store, listen and "
                    + "get.",
            javaType = "String")
    public static final String TRANSFER_SYNTAX_UID = "CamelDicomTransferSyntaxUid";

    @Metadata(
            label = "producer",
            description = "Transfer Syntax UID of the object itself, set by store. CamelDicomTransferSyntaxUid differs "
                    + "from it where the object was converted as the peer does not take it.",
            javaType = "String")
    public static final String SOURCE_TRANSFER_SYNTAX_UID = "CamelDicomSourceTransferSyntaxUid";

    @Metadata(
            label = "common",
            description = "Modality of the object (0008,0060). Set by read, listen and get where it is present.",
            javaType = "String")
    public static final String MODALITY = "CamelDicomModality";

    @Metadata(
            label = "common",
            description =
                    "Specific Character Set of the object (0008,0005). Set by read, charset, listen and get where "
                            + "it is present; several values are joined by a backslash.",
            javaType = "String")
    public static final String SPECIFIC_CHARACTER_SET = "CamelDicomSpecificCharacterSet";

    @Metadata(
            label = "producer",
            enums = "valid,absent-but-needed,contradicted,unknown-label,undecidable",
            description = "What was found of the declared character set: of the object, or of the first of its items "
                    + "that declares a set itself and is not valid. Set by charset in the modes inspect and repair.",
            javaType = "String")
    public static final String CHARACTER_SET_VERDICT = "CamelDicomCharacterSetVerdict";

    @Metadata(
            label = "producer",
            description = "Encodings that the text may be in, as text with a confidence from 0 to 1 each, such as "
                    + "ISO_IR 100 (0.97), the most likely first. Set by charset with the verdict.",
            javaType = "java.util.List")
    public static final String CHARACTER_SET_CANDIDATES = "CamelDicomCharacterSetCandidates";

    @Metadata(
            label = "producer",
            description = "Confidence of the first candidate, from 0 to 1. Set by charset with the verdict where there "
                    + "is one.",
            javaType = "double")
    public static final String CHARACTER_SET_CONFIDENCE = "CamelDicomCharacterSetConfidence";

    @Metadata(
            label = "producer",
            enums = "none,doubtful,relabelled,converted,repaired",
            description = "What was done, or would have been done in a dry run. Set by charset.",
            javaType = "String")
    public static final String CHARACTER_SET_ACTION = "CamelDicomCharacterSetAction";

    @Metadata(
            label = "producer",
            description = "Number of values that read otherwise than before. Set by charset.",
            javaType = "int")
    public static final String CHARACTER_SET_CHANGES = "CamelDicomCharacterSetChanges";

    @Metadata(
            label = "common",
            description = "DIMSE status, 0 to 65535: the last answer of the peer, set by echo, store, find, move, get, "
                    + "commit and mpps. In a route that begins with listen, a value set by the route is the answer "
                    + "to the peer: a number, or four hexadecimal digits as text.",
            javaType = "int")
    public static final String STATUS = "CamelDicomStatus";

    @Metadata(
            label = "producer",
            enums = "done,done-with-warning,duplicate,transient,permanent,unknown",
            description = "What the end means for the object or the request. Set by store, find, move, get, commit and "
                    + "mpps.",
            javaType = "String")
    public static final String OUTCOME = "CamelDicomOutcome";

    @Metadata(
            label = "producer",
            description = "Tags at which the peer took offence (0000,0901), as gggg,eeee, in the order in which it "
                    + "named them. Set by store, find, move, get and mpps where the answer names some.",
            javaType = "java.util.List")
    public static final String OFFENDING_ELEMENTS = "CamelDicomOffendingElements";

    @Metadata(
            label = "common",
            description = "Length in bytes: of the data set that was sent or received, after store, listen and get; of "
                    + "the whole file after read.",
            javaType = "long")
    public static final String BYTES = "CamelDicomBytes";

    @Metadata(
            label = "producer",
            description = "Milliseconds from the first byte that was sent to the answer of the peer. Set by store.",
            javaType = "long")
    public static final String DURATION = "CamelDicomDuration";

    @Metadata(
            label = "producer",
            description = "SHA-256 of the data set as it was sent, in hexadecimal digits. Set by store with the option "
                    + "digest, where all of it was sent.",
            javaType = "String")
    public static final String SHA256 = "CamelDicomSha256";

    @Metadata(
            label = "producer",
            description = "Milliseconds from C-ECHO-RQ to its answer, without the time to connect. Set by echo.",
            javaType = "double")
    public static final String ROUND_TRIP_TIME = "CamelDicomRoundTripTime";

    @Metadata(
            label = "common",
            description = "AE title of the side that opened the association. Set by echo, store, find, move, get, "
                    + "commit, mpps and listen.",
            javaType = "String")
    public static final String CALLING_AE_TITLE = "CamelDicomCallingAeTitle";

    @Metadata(
            label = "common",
            description = "AE title of the side that was called. Set by echo, store, find, move, get, commit, mpps and "
                    + "listen.",
            javaType = "String")
    public static final String CALLED_AE_TITLE = "CamelDicomCalledAeTitle";

    @Metadata(
            label = "common",
            description = "Network address from which the object or the request came. Set by listen and get.",
            javaType = "String")
    public static final String REMOTE_ADDRESS = "CamelDicomRemoteAddress";

    @Metadata(
            label = "common",
            description = "Number of the association, unique in this process. Set by echo, store, find, move, get, "
                    + "commit, mpps and listen.",
            javaType = "long")
    public static final String ASSOCIATION = "CamelDicomAssociation";

    @Metadata(
            label = "common",
            description =
                    "Whether the transfer syntax had to be guessed because the file has no File Meta Information. "
                            + "Set by read; false after listen and get.",
            javaType = "boolean")
    public static final String META_BUILT = "CamelDicomMetaBuilt";

    @Metadata(
            label = "common",
            enums = "store,find,worklist,move,get,event-report,mpps-create,mpps-set",
            description =
                    "What the peer asks for. Set by listen; mpps does what it says where the option mppsOperation "
                            + "is absent.",
            javaType = "String")
    public static final String OPERATION = "CamelDicomOperation";

    @Metadata(
            label = "common",
            enums = "PATIENT,STUDY,SERIES,IMAGE",
            description = "Query/Retrieve Level (0008,0052). Set by listen where a query or retrieval names one; taken "
                    + "by find, move and get where the body has none, before the option level.",
            javaType = "String")
    public static final String QUERY_LEVEL = "CamelDicomQueryLevel";

    @Metadata(
            label = "common",
            description = "AE title to which the objects of a C-MOVE are to be sent. Set by listen; taken by move "
                    + "before the option moveDestination.",
            javaType = "String")
    public static final String MOVE_DESTINATION = "CamelDicomMoveDestination";

    @Metadata(
            label = "consumer",
            description = "AE title that asked the peer by C-MOVE for the object (0000,1030). Set by listen on objects "
                    + "that a peer sends for a C-MOVE, where it names both this and the message.",
            javaType = "String")
    public static final String MOVE_ORIGINATOR_AE_TITLE = "CamelDicomMoveOriginatorAeTitle";

    @Metadata(
            label = "consumer",
            description = "Message ID of that C-MOVE (0000,1031), 0 to 65535. Set by listen with "
                    + "CamelDicomMoveOriginatorAeTitle.",
            javaType = "int")
    public static final String MOVE_ORIGINATOR_MESSAGE_ID = "CamelDicomMoveOriginatorMessageId";

    @Metadata(
            label = "producer",
            description = "Number of objects that arrived, set by move and get; of instances to which the peer has "
                    + "committed, set by commit.",
            javaType = "int")
    public static final String COMPLETED = "CamelDicomCompleted";

    @Metadata(
            label = "producer",
            description = "Number of objects that did not arrive, set by move and get; of instances to which the peer "
                    + "has not committed, set by commit.",
            javaType = "int")
    public static final String FAILED = "CamelDicomFailed";

    @Metadata(
            label = "common",
            description = "Transaction UID (0008,1195) of a request for storage commitment, set by commit, or of a "
                    + "report on it, set by listen.",
            javaType = "String")
    public static final String TRANSACTION_UID = "CamelDicomTransactionUid";

    @Metadata(label = "producer", description = "Number of matches. Set by find without stream.", javaType = "int")
    public static final String MATCH_COUNT = "CamelDicomMatchCount";

    @Metadata(
            label = "producer",
            description = "Whether there were more matches than limit allows. Set by find without stream.",
            javaType = "boolean")
    public static final String MORE_MATCHES = "CamelDicomMoreMatches";

    @Metadata(
            label = "producer",
            description = "Whether the peer said that it does not support all optional keys (status FF01): it did not "
                    + "match by them, and does not return them. Set by find without stream.",
            javaType = "boolean")
    public static final String KEYS_UNSUPPORTED = "CamelDicomKeysUnsupported";

    @Metadata(
            label = "producer",
            description = "Number of objects that arrived with a warning. Set by move and get.",
            javaType = "int")
    public static final String WARNING = "CamelDicomWarning";

    @Metadata(
            label = "producer",
            description = "Number of objects that were not tried any more, after a cancellation. Set by move and get.",
            javaType = "int")
    public static final String REMAINING = "CamelDicomRemaining";

    @Metadata(
            label = "producer",
            description = "What became of the retrieval: the counts and the UIDs of objects that failed. Set by move "
                    + "and get.",
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
