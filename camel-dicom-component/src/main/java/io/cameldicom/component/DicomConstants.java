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
            label = "producer consumer",
            description =
                    "DIMSE status: the peer's answer after echo and store. In a route that begins with listen,"
                            + " a value set by the route is the answer to the peer: a number, or four hexadecimal digits as text.",
            javaType = "int")
    public static final String STATUS = "CamelDicomStatus";

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

    /**
     * Exchange property, set by read: the {@link io.cameldicom.toolkit.file.FileIdentity} that the file had when it was
     * read, so that a later step can tell whether it is still the same file.
     */
    public static final String FILE_IDENTITY = "CamelDicomFileIdentity";

    private DicomConstants() {}
}
