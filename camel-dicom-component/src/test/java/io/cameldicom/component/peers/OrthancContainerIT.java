package io.cameldicom.component.peers;

import io.cameldicom.testing.archive.OrthancContainer;

/** The contract with a recent Orthanc in a container, where there is Docker. */
class OrthancContainerIT extends ArchiveContract {
    OrthancContainerIT() {
        super(new OrthancContainer());
    }
}
