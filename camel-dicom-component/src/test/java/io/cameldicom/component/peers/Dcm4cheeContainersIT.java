package io.cameldicom.component.peers;

import io.cameldicom.testing.archive.Dcm4cheeContainers;

/** The contract with dcm4chee-arc in containers, where there is Docker. */
class Dcm4cheeContainersIT extends ArchiveContract {
    Dcm4cheeContainersIT() {
        super(new Dcm4cheeContainers());
    }
}
