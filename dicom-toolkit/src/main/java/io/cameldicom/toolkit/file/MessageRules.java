package io.cameldicom.toolkit.file;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.data.Value;

/** What the data set of a message must be like, wherever it comes from, so that a peer can read what is made of it. */
final class MessageRules {
    /** Groups below belong to commands, files and directories (PS3.5 §7.1). */
    private static final int FIRST_GROUP = 0x0008;

    private static final int ITEM_GROUP = 0xFFFE;

    private MessageRules() {}

    /** @throws MalformedObjectException naming the element that breaks a rule */
    static void check(DataSet dataSet) {
        check(dataSet, 0);
    }

    private static void check(DataSet dataSet, int depth) {
        for (Element element : dataSet) {
            int group = Tag.group(element.tag());
            if (group < FIRST_GROUP || group == ITEM_GROUP) {
                throw broken(element, "group", "0008 or higher");
            }
            if (element.value() instanceof Value.Sequence sequence) {
                if (element.vr() != VR.SQ && element.vr() != VR.UN) {
                    throw broken(element, "sequence of VR " + element.vr(), "VR SQ");
                }
                if (depth == ReadLimits.DEEPEST) {
                    throw broken(element, "nesting depth", "at most " + ReadLimits.DEEPEST);
                }
                for (Value.Item item : sequence.items()) {
                    check(item.dataSet(), depth + 1);
                }
            } else if (!(element.value() instanceof Value.Bytes)) {
                throw broken(element, "value in a file", "a value on the heap");
            } else if (element.vr() == VR.SQ) {
                throw broken(element, "value of VR SQ", "a sequence");
            }
        }
    }

    private static MalformedObjectException broken(Element element, String what, String expected) {
        return new MalformedObjectException(
                Problem.MALFORMED,
                Tag.toString(element.tag()) + " " + what + " in the data set of a message (expected: " + expected + ")",
                -1,
                element.tag());
    }
}
