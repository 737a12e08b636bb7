package io.cameldicom.component.peers;

import io.cameldicom.testing.archive.NativeDcmqrscp;

/** The contract with the archive of the DCMTK of this machine. */
class DcmqrscpArchiveIT extends ArchiveContract {
    DcmqrscpArchiveIT() {
        super(new NativeDcmqrscp());
    }
}
