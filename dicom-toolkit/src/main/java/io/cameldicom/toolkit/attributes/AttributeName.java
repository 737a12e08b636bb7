package io.cameldicom.toolkit.attributes;

import io.cameldicom.toolkit.data.Dictionary;
import io.cameldicom.toolkit.data.Tag;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How people name an element: by keyword, or by tag. */
public final class AttributeName {
    private static final Pattern TAG = Pattern.compile("\\(?([0-9A-Fa-f]{4}),?([0-9A-Fa-f]{4})\\)?");

    private AttributeName() {}

    /**
     * The tag that is named by a keyword, {@code ggggeeee}, {@code gggg,eeee} or {@code (gggg,eeee)}.
     *
     * @throws UnknownAttributeException if there is no such keyword; the message names the nearest
     */
    public static int tag(String name) {
        OptionalInt byKeyword = Dictionary.tag(name);
        if (byKeyword.isPresent()) {
            return byKeyword.getAsInt();
        }
        Matcher tag = TAG.matcher(name);
        if (!tag.matches()) {
            throw new UnknownAttributeException(name);
        }
        return Integer.parseUnsignedInt(tag.group(1) + tag.group(2), 16);
    }

    /** The keyword of a tag; {@code GGGGEEEE} where it has none of its own. */
    public static String of(int tag) {
        return Dictionary.entry(tag)
                .map(Dictionary.Entry::keyword)
                .filter(keyword -> Dictionary.tag(keyword).orElse(~tag) == tag)
                .orElseGet(() -> hex(tag));
    }

    /** As DICOM JSON names it: {@code GGGGEEEE}. */
    public static String hex(int tag) {
        return String.format(Locale.ROOT, "%04X%04X", Tag.group(tag), Tag.element(tag));
    }
}
