package io.cameldicom.component;

import io.cameldicom.component.commitment.Commitments;
import io.cameldicom.component.commitment.ReferencedInstance;
import io.cameldicom.component.commitment.Transaction;
import io.cameldicom.component.commitment.TransactionLimits;
import io.cameldicom.toolkit.engine.DicomAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Requests for storage commitment that nobody has reported on. */
final class OpenRequests {
    private OpenRequests() {}

    static void in(DicomComponent component, Path folder, String peer) throws Exception {
        Commitments commitments = component.commitments();
        DicomAddress address = DicomAddress.parse(peer);
        commitments.open(
                commitments.kept(Optional.of(folder)),
                new Transaction(
                        "1.2.3.4",
                        address,
                        Set.of(address.aeTitle()),
                        List.of(new ReferencedInstance("1.2.840.10008.5.1.4.1.1.2", "1.2.3.5")),
                        Instant.now()),
                new TransactionLimits(10, Duration.ofHours(1)));
    }
}
