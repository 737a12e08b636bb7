package io.cameldicom.component;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an endpoint does: the first part of its URI, in small letters. */
public enum DicomOperation {
    /** C-ECHO as an SCU: is the peer there, and does it speak DICOM. */
    ECHO(true),
    /** C-STORE as an SCU: sends the object in the body. */
    STORE(true),
    /** N-ACTION of storage commitment as an SCU: asks the peer to keep objects for good. */
    COMMIT(true),
    /** N-CREATE and N-SET of a modality performed procedure step as an SCU. */
    MPPS(true),
    /** C-FIND as an SCU: asks for what matches the keys in the body. */
    FIND(true),
    /** C-MOVE as an SCU: has the peer send objects to an AE title. */
    MOVE(true),
    /** C-GET as an SCU: has the peer send objects to us, on the same association. */
    GET(true),
    /** Accepts associations and makes an exchange of each object that arrives. */
    LISTEN(true),
    /** Reads the header of the file in the body; local. */
    READ(false),
    /** Inspects, declares, converts or repairs the character set of the object in the body; local. */
    CHARSET(false);

    private final boolean addressed;

    DicomOperation(boolean addressed) {
        this.addressed = addressed;
    }

    /** Whether the URI goes on with an address. */
    public boolean isAddressed() {
        return addressed;
    }

    /** The name as it stands in a URI. */
    public String uriName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such operation; the message lists those there are */
    public static DicomOperation parse(String uriName) {
        return Arrays.stream(values())
                .filter(operation -> operation.uriName().equals(uriName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "operation: '" + uriName + "' (expected: one of " + uriNames() + ")"));
    }

    private static String uriNames() {
        return Arrays.stream(values()).map(DicomOperation::uriName).collect(Collectors.joining(", "));
    }
}
