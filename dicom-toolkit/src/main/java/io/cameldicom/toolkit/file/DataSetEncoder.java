package io.cameldicom.toolkit.file;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.data.Segment;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.data.Value;
import java.util.List;

/**
 * Writes data sets (PS3.5 §7). Sequences and items keep the kind of length that they have; values of odd length are
 * padded; group lengths (gggg,0000) are left out, since they are retired and an edit makes them wrong (PS3.5 §7.2).
 */
public final class DataSetEncoder {
    private static final long UNDEFINED = 0xFFFF_FFFFL;
    private static final int LONGEST_SHORT = 0xFFFE;
    private static final long LONGEST_MESSAGE = 1L << 30;

    private final SegmentBuffer out;
    private final boolean explicitVr;

    private DataSetEncoder(SegmentBuffer out, boolean explicitVr) {
        this.out = out;
        this.explicitVr = explicitVr;
    }

    /**
     * The data set as bytes to send: what is on the heap encoded, what is in a file as regions of it. Nothing is deflated.
     *
     * @param dataSet its values must be in the byte order of {@code transferSyntax}, and none in a deflated file
     * @throws MalformedObjectException if a sequence is longer than its length can say
     */
    public static List<Segment> segments(DataSet dataSet, TransferSyntax transferSyntax) {
        return buffer(dataSet, transferSyntax).segments();
    }

    /**
     * The data set of a message, as it travels: deflated where the transfer syntax says so, of even length.
     *
     * @param dataSet its values are little endian and on the heap
     * @throws MalformedObjectException if it must not be sent: an element below group 0008, a sequence that is not of VR SQ,
     *     nesting deeper than 256, a value or fragments in a file, more than 1 GiB, or a transfer syntax of big endian;
     *     the message names the element and holds no value
     */
    public static byte[] encode(DataSet dataSet, TransferSyntax transferSyntax) {
        requireLittleEndian(transferSyntax);
        MessageRules.check(dataSet);
        SegmentBuffer encoded = buffer(dataSet, transferSyntax);
        if (encoded.length() > LONGEST_MESSAGE) {
            throw new MalformedObjectException(
                    Problem.LIMIT_EXCEEDED,
                    "data set of a message: " + encoded.length() + " bytes (expected: at most " + LONGEST_MESSAGE + ")",
                    -1,
                    0);
        }
        byte[] bytes = encoded.heapBytes();
        return transferSyntax.isDeflated() && bytes.length > 0 ? DeflatedBytes.deflate(bytes) : bytes;
    }

    static void requireLittleEndian(TransferSyntax transferSyntax) {
        if (transferSyntax.isBigEndian()) {
            throw new MalformedObjectException(
                    Problem.MALFORMED,
                    "transfer syntax of a message: " + transferSyntax.name() + " (expected: little endian)",
                    -1,
                    0);
        }
    }

    /** Encodes, but does not deflate. Values must be in the byte order of {@code transferSyntax} already. */
    static SegmentBuffer buffer(DataSet dataSet, TransferSyntax transferSyntax) {
        SegmentBuffer out = new SegmentBuffer(transferSyntax.isBigEndian());
        encode(dataSet, transferSyntax, out);
        return out;
    }

    /** As {@link #buffer}, to the end of {@code out}, whose byte order must fit. */
    static void encode(DataSet dataSet, TransferSyntax transferSyntax, SegmentBuffer out) {
        new DataSetEncoder(out, transferSyntax.isExplicitVr()).dataSet(dataSet);
    }

    private void dataSet(DataSet dataSet) {
        for (Element element : dataSet) {
            if (!Tag.isGroupLength(element.tag())) {
                element(element);
            }
        }
    }

    private void element(Element element) {
        if (element.value() instanceof Value.Plain plain) {
            header(element.tag(), element.vr(), plain.length() + (plain.length() & 1));
            plain(plain, element.vr().padding());
        } else if (element.value() instanceof Value.Sequence sequence) {
            sequence(element, sequence);
        } else if (element.value() instanceof Value.Fragments fragments) {
            header(element.tag(), element.vr(), UNDEFINED);
            fragments(fragments);
        }
    }

    private void header(int tag, VR vr, long length) {
        if (!explicitVr) {
            tag(tag);
            out.putInt(length);
        } else if (vr.hasLongLength() || length > LONGEST_SHORT) {
            // A value that its VR's 16-bit length cannot count is written as UN (PS3.5 §6.2.2).
            longHeader(tag, vr.hasLongLength() ? vr : VR.UN);
            out.putInt(length);
        } else {
            tag(tag);
            letters(vr);
            out.putShort((int) length);
        }
    }

    private void longHeader(int tag, VR vr) {
        tag(tag);
        letters(vr);
        out.putShort(0);
    }

    private void tag(int tag) {
        out.putShort(Tag.group(tag));
        out.putShort(Tag.element(tag));
    }

    private void letters(VR vr) {
        out.putByte(vr.name().charAt(0));
        out.putByte(vr.name().charAt(1));
    }

    private void plain(Value.Plain plain, byte padding) {
        if (plain instanceof Value.Bytes heap) {
            out.putBytes(heap.bytes());
        } else {
            out.put(plain);
        }
        if ((plain.length() & 1) == 1) {
            out.putByte(padding);
        }
    }

    /** Recursion is as deep as the nesting, which {@link ReadLimits} bounds. */
    private void sequence(Element element, Value.Sequence sequence) {
        if (explicitVr) {
            longHeader(element.tag(), element.vr());
        } else {
            tag(element.tag());
        }
        if (!sequence.undefinedLength()) {
            SegmentBuffer.Mark length = out.mark();
            items(sequence);
            out.setLength(length);
            return;
        }
        out.putInt(UNDEFINED);
        if (element.vr() == VR.UN && explicitVr) {
            // Always Implicit VR Little Endian, whatever is around (PS3.5 §6.2.2).
            boolean order = out.order(false);
            new DataSetEncoder(out, false).endedItems(sequence);
            out.order(order);
        } else {
            endedItems(sequence);
        }
    }

    private void endedItems(Value.Sequence sequence) {
        items(sequence);
        tag(Tag.SEQUENCE_DELIMITATION_ITEM);
        out.putInt(0);
    }

    private void items(Value.Sequence sequence) {
        for (Value.Item item : sequence.items()) {
            tag(Tag.ITEM);
            if (item.undefinedLength()) {
                out.putInt(UNDEFINED);
                dataSet(item.dataSet());
                tag(Tag.ITEM_DELIMITATION_ITEM);
                out.putInt(0);
            } else {
                SegmentBuffer.Mark length = out.mark();
                dataSet(item.dataSet());
                out.setLength(length);
            }
        }
    }

    private void fragments(Value.Fragments fragments) {
        if (fragments.encoded().isPresent()) {
            out.put(new Value.Region(fragments.encoded().get()));
            return;
        }
        boolean first = true;
        for (Value.Plain fragment : fragments.fragments()) {
            fragment(first ? BasicOffsetTable.afterPadding(fragments).orElse(fragment) : fragment);
            first = false;
        }
        tag(Tag.SEQUENCE_DELIMITATION_ITEM);
        out.putInt(0);
    }

    private void fragment(Value.Plain fragment) {
        tag(Tag.ITEM);
        out.putInt(fragment.length() + (fragment.length() & 1));
        plain(fragment, (byte) 0);
    }
}
