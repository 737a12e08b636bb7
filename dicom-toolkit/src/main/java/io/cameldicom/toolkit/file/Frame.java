package io.cameldicom.toolkit.file;

import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.data.Value;
import java.util.ArrayList;
import java.util.List;

/** A data set or a sequence that is being read: nesting is a chain of these, not of calls. */
final class Frame {
    /** The frame around this one, or null for the data set of the file. */
    final Frame parent;
    /** Position that nothing in here may run past. */
    final long limit;
    /** Whether a delimitation item ends it, instead of {@link #limit}. */
    final boolean undefinedLength;

    final boolean explicitVr;
    final boolean bigEndian;
    /** How many sequences are around. */
    final int depth;
    /** The sequence element, where this is a sequence or an item; else 0 and null. */
    final int tag;

    final VR vr;
    /** Elements, where this is a data set; else null. */
    final List<Element> elements;
    /** Items, where this is a sequence; else null. */
    final List<Value.Item> items;

    private Frame(
            Frame parent,
            long limit,
            boolean undefinedLength,
            boolean explicitVr,
            boolean bigEndian,
            int depth,
            int tag,
            VR vr,
            boolean sequence) {
        this.parent = parent;
        this.limit = limit;
        this.undefinedLength = undefinedLength;
        this.explicitVr = explicitVr;
        this.bigEndian = bigEndian;
        this.depth = depth;
        this.tag = tag;
        this.vr = vr;
        this.elements = sequence ? null : new ArrayList<>(parent == null ? 64 : 8);
        this.items = sequence ? new ArrayList<>(2) : null;
    }

    static Frame root(long limit, boolean explicitVr, boolean bigEndian) {
        return new Frame(null, limit, false, explicitVr, bigEndian, 0, 0, null, false);
    }

    /** A sequence whose items are encoded as this data set, or in Implicit VR Little Endian (PS3.5 §6.2.2). */
    Frame sequence(int sequenceTag, VR sequenceVr, long end, boolean implicit) {
        boolean undefined = end < 0;
        return new Frame(
                this,
                undefined ? limit : end,
                undefined,
                explicitVr && !implicit,
                bigEndian && !implicit,
                depth + 1,
                sequenceTag,
                sequenceVr,
                true);
    }

    /** An item of this sequence. */
    Frame item(long end, boolean explicit) {
        boolean undefined = end < 0;
        return new Frame(this, undefined ? limit : end, undefined, explicit, bigEndian, depth, tag, vr, false);
    }

    boolean isSequence() {
        return items != null;
    }
}
