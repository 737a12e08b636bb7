package io.cameldicom.toolkit.engine;

import java.nio.file.Path;
import java.util.Optional;

/**
 * An object that has arrived completely.
 *
 * @param file Part 10 file, written to its end and forced to the disk; its name ends in {@code .part}
 * @param sopClassUid Affected SOP Class UID of the command; equals the abstract syntax of the presentation context
 * @param sopInstanceUid Affected SOP Instance UID of the command, a valid UID; the data set may say another
 * @param transferSyntaxUid the accepted transfer syntax of the presentation context
 * @param remoteAddress numeric address of the peer
 * @param associationNumber unique in this process
 * @param bytes of the data set
 * @param moveOriginator the C-MOVE for which the peer sends it; empty where it names none
 */
public record ReceivedObject(
        Path file,
        String sopClassUid,
        String sopInstanceUid,
        String transferSyntaxUid,
        AeTitle callingAeTitle,
        AeTitle calledAeTitle,
        String remoteAddress,
        long associationNumber,
        long bytes,
        Optional<MoveOriginator> moveOriginator) {
    /** One that is sent for no C-MOVE. */
    public ReceivedObject(
            Path file,
            String sopClassUid,
            String sopInstanceUid,
            String transferSyntaxUid,
            AeTitle callingAeTitle,
            AeTitle calledAeTitle,
            String remoteAddress,
            long associationNumber,
            long bytes) {
        this(
                file,
                sopClassUid,
                sopInstanceUid,
                transferSyntaxUid,
                callingAeTitle,
                calledAeTitle,
                remoteAddress,
                associationNumber,
                bytes,
                Optional.empty());
    }
}
