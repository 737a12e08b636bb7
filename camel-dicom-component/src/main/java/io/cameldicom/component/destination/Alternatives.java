package io.cameldicom.component.destination;

import io.cameldicom.toolkit.data.EncodedDataSet;
import java.util.List;

/** What an object can be sent as where its peer refuses its own transfer syntax. */
public interface Alternatives extends AutoCloseable {
    /** An object that can be sent as it is, or not at all. */
    Alternatives NONE = new Alternatives() {
        @Override
        public List<String> transferSyntaxUids() {
            return List.of();
        }

        @Override
        public EncodedDataSet in(String transferSyntaxUid) {
            throw new IllegalArgumentException("transfer syntax: " + transferSyntaxUid + " (expected: none)");
        }

        @Override
        public void close() {}
    };

    /** Transfer syntaxes besides the object's own, in order of preference. */
    List<String> transferSyntaxUids();

    /**
     * Converts the object; may block on files, so for a thread that may wait.
     *
     * @param transferSyntaxUid one of {@link #transferSyntaxUids()}
     * @throws io.cameldicom.toolkit.DicomException if the object or the disk does not allow it
     */
    EncodedDataSet in(String transferSyntaxUid);

    /** Deletes the files of all conversions; nothing that was converted may be in use any more. */
    @Override
    void close();
}
