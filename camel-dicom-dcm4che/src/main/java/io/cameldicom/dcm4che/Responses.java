package io.cameldicom.dcm4che;

import io.cameldicom.toolkit.engine.DimseStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.net.Status;

/** Reads responses. dcm4che matches them by message ID alone, and takes one without a Status for a success. */
final class Responses {
    private Responses() {}

    /** What is wrong with a response, or null. */
    static String wrong(Attributes response, PendingRequest to) {
        if (to == null || response.getInt(Tag.CommandField, 0) != to.responseField()) {
            return String.format(
                    "response of command %04X to message %d (expected: %04X)",
                    response.getInt(Tag.CommandField, 0),
                    response.getInt(Tag.MessageIDBeingRespondedTo, -1),
                    to == null ? 0 : to.responseField());
        }
        if (!response.containsValue(Tag.Status)) {
            return "response: no Status (0000,0900)";
        }
        if (Status.isPending(response.getInt(Tag.Status, 0))) {
            return String.format("response status: %04X (expected: a final one)", response.getInt(Tag.Status, 0));
        }
        String instance = response.getString(Tag.AffectedSOPInstanceUID, "");
        return instance.isEmpty() || instance.equals(to.sopInstanceUid())
                ? null
                : "response: another Affected SOP Instance UID (expected: that of the request, or none)";
    }

    /** Status, Error Comment and Offending Element. */
    static DimseStatus status(Attributes response) {
        Optional<String> comment =
                Optional.ofNullable(response.getString(Tag.ErrorComment)).filter(text -> !text.isEmpty());
        int[] offending = response.getInts(Tag.OffendingElement);
        List<Integer> tags =
                offending == null ? List.of() : Arrays.stream(offending).boxed().toList();
        return new DimseStatus(response.getInt(Tag.Status, 0), comment, tags);
    }
}
