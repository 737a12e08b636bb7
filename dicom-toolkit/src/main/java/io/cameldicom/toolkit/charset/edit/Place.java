package io.cameldicom.toolkit.charset.edit;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Tag;

/**
 * Where an item is; null stands for the object itself.
 *
 * @param outer where the data set is that has the sequence, or null
 * @param around that data set
 * @param sequence tag of the sequence
 * @param number of the item, from 1
 */
record Place(Place outer, DataSet around, int sequence, int number) {
    /** Path of an element of the data set that is at {@code place}. */
    static String path(Place place, int tag) {
        return place == null
                ? Tag.toString(tag)
                : place.prefix().append(Tag.toString(tag)).toString();
    }

    private StringBuilder prefix() {
        StringBuilder before = outer == null ? new StringBuilder() : outer.prefix();
        return before.append(Tag.toString(sequence)).append('[').append(number).append("].");
    }

    /** Tag of the sequence of the object itself in which this is. */
    int outermost() {
        return outer == null ? sequence : outer.outermost();
    }

    int depth() {
        return outer == null ? 1 : outer.depth() + 1;
    }
}
