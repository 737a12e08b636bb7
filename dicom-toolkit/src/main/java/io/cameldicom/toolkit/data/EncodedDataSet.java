package io.cameldicom.toolkit.data;

import java.util.List;

/**
 * A data set ready for the wire: its SOP class, its instance, the transfer syntax of its bytes, and the bytes as
 * segments in order (no preamble, no group 0002). Immutable.
 *
 * @param sopClassUid SOP Class UID (0008,0016)
 * @param sopInstanceUid SOP Instance UID (0008,0018)
 * @param transferSyntaxUid the transfer syntax in which {@code segments} are encoded
 * @param segments the bytes; their total length is even
 */
public record EncodedDataSet(
        String sopClassUid, String sopInstanceUid, String transferSyntaxUid, List<Segment> segments) {
    public EncodedDataSet {
        segments = List.copyOf(segments);
    }

    /** Total number of bytes of all segments. */
    public long length() {
        long length = 0;
        for (Segment segment : segments) {
            length += segment.length();
        }
        return length;
    }
}
