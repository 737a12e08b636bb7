package io.cameldicom.toolkit.convert;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.data.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A walk through a data set and the items of its sequences that yields another one. */
abstract class Rewriting {
    /**
     * A data set of the walk with those around it, the innermost first.
     *
     * @param parent what is around it, or null
     */
    record Scope(DataSet dataSet, Scope parent) {
        /** The number in an element of VR US with one value, little endian. */
        Optional<Integer> number(int tag) {
            return dataSet.element(tag)
                    .map(Element::value)
                    .filter(value -> value instanceof Value.Bytes bytes && bytes.length() == 2)
                    .map(value -> ((Value.Bytes) value).bytes())
                    .map(bytes -> bytes[0] & 0xFF | (bytes[1] & 0xFF) << 8);
        }

        /** As {@link #number}, of the innermost data set that has it. */
        Optional<Integer> nearestNumber(int tag) {
            Optional<Integer> own = number(tag);
            return own.isPresent() || parent == null ? own : parent.nearestNumber(tag);
        }
    }

    /** The element in the place of one that is no sequence. */
    abstract Element rewritten(Element element, Scope scope);

    /** The data set of one level in the place of one whose elements, and those of its items, were rewritten. */
    DataSet finished(DataSet dataSet) {
        return dataSet;
    }

    /** Whether to walk through what an UN of undefined length holds: it is always Implicit VR Little Endian (PS3.5 §6.2.2). */
    boolean entersUnknown() {
        return false;
    }

    final DataSet of(DataSet dataSet) {
        return of(dataSet, null);
    }

    private DataSet of(DataSet dataSet, Scope parent) {
        Scope scope = new Scope(dataSet, parent);
        List<Element> elements = new ArrayList<>(dataSet.size());
        for (Element element : dataSet) {
            elements.add(
                    element.value() instanceof Value.Sequence sequence
                            ? sequence(element, sequence, scope)
                            : rewritten(element, scope));
        }
        return finished(DataSet.of(elements));
    }

    private Element sequence(Element element, Value.Sequence sequence, Scope scope) {
        if (element.vr() == VR.UN && !entersUnknown()) {
            return element;
        }
        List<Value.Item> items = sequence.items().stream()
                .map(item -> new Value.Item(of(item.dataSet(), scope), item.undefinedLength()))
                .toList();
        return new Element(element.tag(), element.vr(), new Value.Sequence(items, sequence.undefinedLength()));
    }
}
