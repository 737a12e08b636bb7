package io.cameldicom.component.commitment;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.data.Value;
import java.util.ArrayList;
import java.util.List;

/** What peers say about storage commitments. */
public final class Reports {
    private final String transactionUid;
    private final List<Value.Item> committed = new ArrayList<>();
    private final List<Value.Item> failed = new ArrayList<>();

    private Reports(String transactionUid) {
        this.transactionUid = transactionUid;
    }

    public static Reports of(String transactionUid) {
        return new Reports(transactionUid);
    }

    public Reports committed(ReferencedInstance... instances) {
        for (ReferencedInstance instance : instances) {
            committed.add(new Value.Item(reference(instance), false));
        }
        return this;
    }

    public Reports failed(ReferencedInstance instance, int reason) {
        byte[] bytes = {(byte) reason, (byte) (reason >> 8)};
        failed.add(new Value.Item(reference(instance).with(Element.of(0x00081197, VR.US, bytes)), false));
        return this;
    }

    private static DataSet reference(ReferencedInstance instance) {
        return DataSet.of(
                Element.of(0x00081150, VR.UI, instance.sopClassUid()),
                Element.of(0x00081155, VR.UI, instance.sopInstanceUid()));
    }

    public DataSet dataSet() {
        List<Element> elements = new ArrayList<>();
        elements.add(Element.of(0x00081195, VR.UI, transactionUid));
        if (!failed.isEmpty()) {
            elements.add(new Element(0x00081198, VR.SQ, new Value.Sequence(failed, false)));
        }
        if (!committed.isEmpty()) {
            elements.add(new Element(0x00081199, VR.SQ, new Value.Sequence(committed, false)));
        }
        return DataSet.of(elements);
    }
}
