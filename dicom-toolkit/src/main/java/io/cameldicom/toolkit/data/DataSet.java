package io.cameldicom.toolkit.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Elements in ascending order of their tags, each tag once. Immutable; every edit yields a new data set. */
public final class DataSet implements Iterable<Element> {
    private static final Comparator<Element> BY_TAG = (a, b) -> Integer.compareUnsigned(a.tag(), b.tag());

    /** The data set without elements. */
    public static final DataSet EMPTY = new DataSet(new Element[0]);

    private final Element[] elements;

    private DataSet(Element[] elements) {
        this.elements = elements;
    }

    /**
     * A data set of these elements, in whatever order they come.
     *
     * @throws IllegalArgumentException if a tag comes twice; the message names it
     */
    public static DataSet of(Collection<Element> elements) {
        Element[] sorted = elements.toArray(new Element[0]);
        if (!isAscending(sorted)) {
            Arrays.sort(sorted, BY_TAG);
            for (int i = 1; i < sorted.length; i++) {
                if (sorted[i].tag() == sorted[i - 1].tag()) {
                    throw new IllegalArgumentException(
                            "element: " + Tag.toString(sorted[i].tag()) + " comes twice (expected: each tag once)");
                }
            }
        }
        return sorted.length == 0 ? EMPTY : new DataSet(sorted);
    }

    /** As {@link #of(Collection)}. */
    public static DataSet of(Element... elements) {
        return of(Arrays.asList(elements));
    }

    private static boolean isAscending(Element[] elements) {
        for (int i = 1; i < elements.length; i++) {
            if (Integer.compareUnsigned(elements[i - 1].tag(), elements[i].tag()) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** Number of elements at this level. */
    public int size() {
        return elements.length;
    }

    public boolean isEmpty() {
        return elements.length == 0;
    }

    public boolean contains(int tag) {
        return indexOf(tag) >= 0;
    }

    /** The element of this tag at this level. */
    public Optional<Element> element(int tag) {
        int index = indexOf(tag);
        return index >= 0 ? Optional.of(elements[index]) : Optional.empty();
    }

    /**
     * The value as characters of the default repertoire, without trailing NUL and without leading and trailing spaces
     * (of a UID only trailing ones); several values stay separated by backslashes. Bytes outside ASCII become U+FFFD.
     *
     * @return empty if the element is absent, has no value, is not of a string VR (UN counts as one), or if its value
     *     is not on the heap
     */
    public Optional<String> string(int tag) {
        int index = indexOf(tag);
        if (index < 0 || !(elements[index].value() instanceof Value.Bytes value)) {
            return Optional.empty();
        }
        VR vr = elements[index].vr();
        if (!vr.isString() && vr != VR.UN) {
            return Optional.empty();
        }
        byte[] bytes = value.bytes();
        int end = bytes.length;
        while (end > 0 && (bytes[end - 1] == 0 || bytes[end - 1] == ' ')) {
            end--;
        }
        int start = 0;
        while (vr != VR.UI && start < end && bytes[start] == ' ') {
            start++;
        }
        return start == end
                ? Optional.empty()
                : Optional.of(new String(bytes, start, end - start, StandardCharsets.US_ASCII));
    }

    /** The items of the sequence of this tag; an empty list if it is absent, empty or not a sequence. */
    public List<DataSet> items(int tag) {
        int index = indexOf(tag);
        if (index < 0 || !(elements[index].value() instanceof Value.Sequence sequence)) {
            return List.of();
        }
        return sequence.items().stream().map(Value.Item::dataSet).toList();
    }

    /** This data set with {@code element} added, or in the place of the element that has its tag. */
    public DataSet with(Element element) {
        int index = indexOf(element.tag());
        if (index >= 0) {
            Element[] copy = elements.clone();
            copy[index] = element;
            return new DataSet(copy);
        }
        int at = -index - 1;
        Element[] copy = new Element[elements.length + 1];
        System.arraycopy(elements, 0, copy, 0, at);
        copy[at] = element;
        System.arraycopy(elements, at, copy, at + 1, elements.length - at);
        return new DataSet(copy);
    }

    /** This data set without the element of this tag; itself if it has none. */
    public DataSet without(int tag) {
        if (!contains(tag)) {
            return this;
        }
        List<Element> kept = new ArrayList<>(elements.length);
        for (Element element : elements) {
            if (element.tag() != tag) {
                kept.add(element);
            }
        }
        return of(kept);
    }

    private int indexOf(int tag) {
        int low = 0;
        int high = elements.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Integer.compareUnsigned(elements[middle].tag(), tag);
            if (order == 0) {
                return middle;
            } else if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    /** The elements of this level in ascending order. */
    @Override
    public Iterator<Element> iterator() {
        return Arrays.asList(elements).iterator();
    }

    /** The number of elements, never a value. */
    @Override
    public String toString() {
        return elements.length + " elements";
    }
}
