package io.cameldicom.toolkit.charset.edit;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a value that could not stand as it was, with the way to it (PS3.3 §10.17, §C.12.1.1.9). */
final class Selectors {
    /** All values of the attribute at once. */
    private static final short ANY_VALUE = 0;

    private final ByteOrder order;

    Selectors(boolean bigEndian) {
        this.order = bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    /** An item of Nonconforming Modified Attributes Sequence (0400,0551). */
    DataSet item(Place place, DataSet level, Element element) {
        DataSet item = DataSet.of(
                new Element(Tag.NONCONFORMING_DATA_ELEMENT_VALUE, VR.OB, element.value()),
                Element.of(Tag.SELECTOR_ATTRIBUTE, VR.AT, tags(List.of(element.tag()))),
                Element.of(
                        Tag.SELECTOR_VALUE_NUMBER,
                        VR.US,
                        bytes(2).putShort(ANY_VALUE).array()));
        Optional<String> creator = creatorOf(level, element.tag()).flatMap(found -> level.string(found.tag()));
        if (creator.isPresent()) {
            item = item.with(ascii(Tag.SELECTOR_ATTRIBUTE_PRIVATE_CREATOR, creator.get()));
        }
        return place == null ? item : pointing(item, place);
    }

    private DataSet pointing(DataSet item, Place place) {
        Deque<Place> way = new ArrayDeque<>();
        for (Place at = place; at != null; at = at.outer()) {
            way.addFirst(at);
        }
        DataSet pointing = item.with(Element.of(
                        Tag.SELECTOR_SEQUENCE_POINTER,
                        VR.AT,
                        tags(way.stream().map(Place::sequence).toList())))
                .with(Element.of(
                        Tag.SELECTOR_SEQUENCE_POINTER_ITEMS,
                        VR.IS,
                        way.stream().map(at -> Integer.toString(at.number())).collect(Collectors.joining("\\"))));
        return way.stream().noneMatch(at -> Tag.isPrivate(at.sequence()))
                ? pointing
                : pointing.with(ascii(
                        Tag.SELECTOR_SEQUENCE_POINTER_PRIVATE_CREATOR,
                        way.stream().map(Selectors::creator).collect(Collectors.joining("\\"))));
    }

    private static String creator(Place at) {
        return creatorOf(at.around(), at.sequence())
                .flatMap(found -> at.around().string(found.tag()))
                .orElse("");
    }

    /** The private creator of a private element (PS3.5 §7.8.1). */
    static Optional<Element> creatorOf(DataSet level, int tag) {
        return !Tag.isPrivate(tag) || Tag.isPrivateCreator(tag)
                ? Optional.empty()
                : level.element(Tag.group(tag) << 16 | Tag.element(tag) >>> 8);
    }

    private static Element ascii(int tag, String text) {
        return Element.of(tag, VR.LO, text.replace('\uFFFD', '?'));
    }

    private byte[] tags(List<Integer> tags) {
        ByteBuffer bytes = bytes(4 * tags.size());
        tags.forEach(tag -> bytes.putShort((short) Tag.group(tag)).putShort((short) Tag.element(tag)));
        return bytes.array();
    }

    private ByteBuffer bytes(int length) {
        return ByteBuffer.allocate(length).order(order);
    }
}
