package io.cameldicom.toolkit.file;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Makes data sets of elements that may come out of order, or twice: then the first one counts, and it is remembered if
 * the second says something else.
 */
final class ElementCollector {
    private static final Comparator<Element> BY_TAG = (a, b) -> Integer.compareUnsigned(a.tag(), b.tag());

    private int duplicate;

    /** Tag of the first element that came twice in one data set with different values; 0 if none did. */
    int duplicate() {
        return duplicate;
    }

    DataSet dataSet(List<Element> elements) {
        if (isAscending(elements)) {
            return DataSet.of(elements);
        }
        elements.sort(BY_TAG);
        List<Element> once = new ArrayList<>(elements.size());
        for (Element element : elements) {
            if (once.isEmpty() || once.get(once.size() - 1).tag() != element.tag()) {
                once.add(element);
            } else if (duplicate == 0 && !isSame(once.get(once.size() - 1), element)) {
                duplicate = element.tag();
            }
        }
        return DataSet.of(once);
    }

    private static boolean isSame(Element first, Element second) {
        return first.vr() == second.vr()
                && first.value() instanceof Value.Bytes one
                && second.value() instanceof Value.Bytes other
                && Arrays.equals(one.bytes(), other.bytes());
    }

    private static boolean isAscending(List<Element> elements) {
        for (int i = 1; i < elements.size(); i++) {
            if (BY_TAG.compare(elements.get(i - 1), elements.get(i)) >= 0) {
                return false;
            }
        }
        return true;
    }
}
