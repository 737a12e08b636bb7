package io.cameldicom.component;

import io.cameldicom.toolkit.DicomException;
import io.cameldicom.toolkit.data.EncodedDataSet;
import java.util.List;

/** Who has asked for an object by C-GET takes it in no transfer syntax that it can be sent in. */
final class NotTakenException extends DicomException {
    private static final long serialVersionUID = 1L;

    NotTakenException(EncodedDataSet object, List<String> taken) {
        super("SOP class " + object.sopClassUid() + " in transfer syntax " + object.transferSyntaxUid()
                + ": the requestor takes "
                + (taken.isEmpty() ? "none of this class" : "it in " + String.join(", ", taken))
                + " (expected: a presentation context for it, with the SCP role)");
    }
}
