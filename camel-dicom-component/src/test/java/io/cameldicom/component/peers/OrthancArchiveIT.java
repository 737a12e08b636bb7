package io.cameldicom.component.peers;

import io.cameldicom.testing.archive.NativeOrthanc;

/** The contract with the Orthanc of this machine. */
class OrthancArchiveIT extends ArchiveContract {
    OrthancArchiveIT() {
        super(new NativeOrthanc());
    }
}
