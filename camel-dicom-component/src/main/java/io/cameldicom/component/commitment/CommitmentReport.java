package io.cameldicom.component.commitment;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Uid;
import io.cameldicom.toolkit.data.Value;
import io.cameldicom.toolkit.engine.AeTitle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a peer says in one report (PS3.4 table J.3-2).
 *
 * @param committed SOP class by SOP instance
 * @param failed reason by SOP instance
 */
record CommitmentReport(String transactionUid, Map<String, String> committed, Map<String, FailureReason> failed) {
    /** @throws IllegalArgumentException if it makes no sense; the message says what is wrong, without a value */
    static CommitmentReport of(DataSet information) {
        String transactionUid = uid(information, CommitmentTag.TRANSACTION_UID, "Transaction UID");
        Map<String, String> committed = new HashMap<>();
        for (DataSet item : information.items(CommitmentTag.REFERENCED_SOP_SEQUENCE)) {
            committed.put(
                    instance(item), uid(item, CommitmentTag.REFERENCED_SOP_CLASS_UID, "Referenced SOP Class UID"));
        }
        Map<String, FailureReason> failed = new HashMap<>();
        for (DataSet item : information.items(CommitmentTag.FAILED_SOP_SEQUENCE)) {
            failed.put(instance(item), reason(item));
        }
        return new CommitmentReport(transactionUid, committed, failed);
    }

    private static String instance(DataSet item) {
        return uid(item, CommitmentTag.REFERENCED_SOP_INSTANCE_UID, "Referenced SOP Instance UID");
    }

    private static String uid(DataSet dataSet, int tag, String name) {
        return dataSet.string(tag)
                .filter(Uid::isValid)
                .orElseThrow(() -> new IllegalArgumentException(name + ": missing, or no UID (expected: a UID)"));
    }

    /** One that is missing tells nothing but that it failed. */
    private static FailureReason reason(DataSet item) {
        return item.element(CommitmentTag.FAILURE_REASON)
                .map(Element::value)
                .filter(value -> value instanceof Value.Bytes bytes && bytes.bytes().length == 2)
                .map(value -> ((Value.Bytes) value).bytes())
                .map(bytes -> new FailureReason(bytes[0] & 0xFF | (bytes[1] & 0xFF) << 8))
                .orElse(FailureReason.PROCESSING_FAILURE);
    }

    /**
     * What it means for what was asked for. An instance counts as committed only where the report names it with its SOP
     * class as committed and nowhere as failed.
     *
     * @param peer who reported
     */
    CommitmentResult resultOf(Transaction transaction, AeTitle peer) {
        List<ReferencedInstance> kept = new ArrayList<>();
        List<FailedInstance> lost = new ArrayList<>();
        for (ReferencedInstance instance : transaction.instances()) {
            FailureReason reason = failed.get(instance.sopInstanceUid());
            String sopClass = committed.get(instance.sopInstanceUid());
            if (reason != null) {
                lost.add(new FailedInstance(instance, reason));
            } else if (sopClass == null) {
                lost.add(new FailedInstance(instance, FailureReason.NOT_REPORTED));
            } else if (!sopClass.equals(instance.sopClassUid())) {
                lost.add(new FailedInstance(instance, FailureReason.CLASS_INSTANCE_CONFLICT));
            } else {
                kept.add(instance);
            }
        }
        return new CommitmentResult(transaction.uid(), transaction.destination(), peer, kept, lost);
    }

    /** How many of the instances that it names were not asked for. */
    int strangersTo(Transaction transaction) {
        Set<String> strangers = new HashSet<>(committed.keySet());
        strangers.addAll(failed.keySet());
        strangers.removeAll(transaction.byInstance().keySet());
        return strangers.size();
    }
}
