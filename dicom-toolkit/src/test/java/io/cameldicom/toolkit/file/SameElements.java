package io.cameldicom.toolkit.file;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.Value;
import java.util.ArrayList;
import java.util.List;

/** Compares data sets by tags, structure and lengths; group lengths count for nothing, an odd length is that of its padding. */
final class SameElements {
    private SameElements() {}

    /** Where the first difference is; null if there is none. */
    static String difference(DataSet one, DataSet other) {
        List<Element> left = elements(one);
        List<Element> right = elements(other);
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            if (i >= left.size()
                    || i >= right.size()
                    || left.get(i).tag() != right.get(i).tag()) {
                return Tag.toString((i < left.size() ? left : right).get(i).tag()) + ": only on one side";
            }
            String difference = difference(left.get(i).value(), right.get(i).value());
            if (difference != null) {
                return Tag.toString(left.get(i).tag()) + " " + difference;
            }
        }
        return null;
    }

    private static String difference(Value one, Value other) {
        if (one instanceof Value.Plain left && other instanceof Value.Plain right) {
            return padded(left) == padded(right) ? null : left.length() + " and " + right.length() + " bytes";
        }
        if (one instanceof Value.Fragments left && other instanceof Value.Fragments right) {
            return left.fragments().size() == right.fragments().size() ? null : one + " and " + other;
        }
        if (one instanceof Value.Sequence left && other instanceof Value.Sequence right) {
            if (left.items().size() != right.items().size()) {
                return one + " and " + other;
            }
            for (int i = 0; i < left.items().size(); i++) {
                String difference = difference(
                        left.items().get(i).dataSet(), right.items().get(i).dataSet());
                if (difference != null) {
                    return difference;
                }
            }
            return null;
        }
        return one + " and " + other;
    }

    private static long padded(Value.Plain value) {
        return value.length() + (value.length() & 1);
    }

    private static List<Element> elements(DataSet dataSet) {
        List<Element> elements = new ArrayList<>();
        for (Element element : dataSet) {
            if (!Tag.isGroupLength(element.tag())) {
                elements.add(element);
            }
        }
        return elements;
    }
}
