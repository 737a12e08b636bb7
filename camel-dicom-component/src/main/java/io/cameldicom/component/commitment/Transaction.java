package io.cameldicom.component.commitment;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Uid;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.data.Value;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DimseRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A request for storage commitment that awaits its report.
 *
 * @param uid Transaction UID (0008,1195)
 * @param destination whom we ask
 * @param reporters AE titles whose report counts
 * @param instances 1 or more, each once
 * @param asked when
 */
public record Transaction(
        String uid,
        DicomAddress destination,
        Set<AeTitle> reporters,
        List<ReferencedInstance> instances,
        Instant asked) {
    private static final int REQUEST_STORAGE_COMMITMENT = 1;

    public Transaction {
        if (!Uid.isValid(uid)) {
            throw new IllegalArgumentException("Transaction UID: no UID (expected: 1 to 64 digits and dots)");
        }
        Objects.requireNonNull(destination, "destination");
        Objects.requireNonNull(asked, "asked");
        reporters = Set.copyOf(reporters);
        instances = List.copyOf(instances);
        if (instances.isEmpty()) {
            throw new IllegalArgumentException("instances: none (expected: 1 or more)");
        }
        if (byInstance(instances).size() < instances.size()) {
            throw new IllegalArgumentException("instances: one comes twice (expected: each once)");
        }
    }

    /** The N-ACTION that asks for it (PS3.4 table J.3-1). */
    public DimseRequest.Action request() {
        List<Value.Item> items = instances.stream()
                .map(instance -> new Value.Item(
                        DataSet.of(
                                Element.of(CommitmentTag.REFERENCED_SOP_CLASS_UID, VR.UI, instance.sopClassUid()),
                                Element.of(
                                        CommitmentTag.REFERENCED_SOP_INSTANCE_UID, VR.UI, instance.sopInstanceUid())),
                        false))
                .toList();
        DataSet information = DataSet.of(
                Element.of(CommitmentTag.TRANSACTION_UID, VR.UI, uid),
                new Element(CommitmentTag.REFERENCED_SOP_SEQUENCE, VR.SQ, new Value.Sequence(items, false)));
        return new DimseRequest.Action(
                Uid.STORAGE_COMMITMENT_PUSH_MODEL,
                Uid.STORAGE_COMMITMENT_PUSH_MODEL_INSTANCE,
                REQUEST_STORAGE_COMMITMENT,
                Optional.of(information));
    }

    /** By SOP Instance UID, in order. */
    Map<String, ReferencedInstance> byInstance() {
        return byInstance(instances);
    }

    private static Map<String, ReferencedInstance> byInstance(List<ReferencedInstance> instances) {
        Map<String, ReferencedInstance> map = new LinkedHashMap<>();
        instances.forEach(instance -> map.put(instance.sopInstanceUid(), instance));
        return map;
    }

    /** Whom, and how many; not which. */
    @Override
    public String toString() {
        return "Transaction[" + uid + " of " + destination + ", " + instances.size() + " instances]";
    }
}
