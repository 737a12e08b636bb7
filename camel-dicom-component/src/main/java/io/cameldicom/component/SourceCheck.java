package io.cameldicom.component;

import io.cameldicom.toolkit.file.FileIdentity;
import java.io.IOException;

/** Whether the file of an object is still the one that was read. */
final class SourceCheck {
    private SourceCheck() {}

    /** @throws SourceChangedException if size, time or key differ, or the file is gone */
    static void requireUnchanged(DicomObject object) {
        try {
            if (FileIdentity.of(object.source().path()).equals(object.source().identity())) {
                return;
            }
        } catch (IOException e) {
            throw new SourceChangedException();
        }
        throw new SourceChangedException();
    }
}
