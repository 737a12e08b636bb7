package io.cameldicom.routes.progress;

import io.cameldicom.toolkit.file.FileIdentity;
import java.nio.file.Path;

/** Hears what becomes of the files of the inbox. Called on the threads of the exchanges; must not block. */
public interface InboxFiles {
    /** Hears nothing. */
    InboxFiles UNHEARD = new InboxFiles() {
        @Override
        public void read(Path file, FileIdentity identity, String studyInstanceUid, String sopInstanceUid) {}

        @Override
        public void stands(Path file, FileIdentity identity, FileState state) {}

        @Override
        public void gone(Path file, FileIdentity identity) {}
    };

    /**
     * A file has been read, and is on its way.
     *
     * @param studyInstanceUid null where it has no valid one
     * @param sopInstanceUid null where it has none
     */
    void read(Path file, FileIdentity identity, String studyInstanceUid, String sopInstanceUid);

    /** The way of a file has ended, for good or for now. */
    void stands(Path file, FileIdentity identity, FileState state);

    /** The file is not there any more, or is another one now. */
    void gone(Path file, FileIdentity identity);
}
