package io.cameldicom.toolkit.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The registry of data elements (PS3.6 §6 to §8, with the repeating groups of PS3.5 §7.6). Only tags and VRs are parsed
 * when it is first used; the rest of a line is read when it is asked for.
 */
public final class Dictionary {
    /**
     * One line of the registry.
     *
     * @param tag the tag asked for, also where the line is for a repeating group
     * @param vr the VR, or the choice, such as {@code US or SS}
     * @param vm value multiplicity, such as {@code 1-n}
     * @param keyword such as {@code PatientName}
     * @param retired whether the standard has retired it
     */
    public record Entry(int tag, String vr, String vm, String keyword, boolean retired) {}

    private static final int TAG_LENGTH = 8;
    private static final Dictionary INSTANCE = new Dictionary(resource("elements.txt"));

    private final byte[] text;
    private final int[] tags;
    private final int[] masks;
    private final VR[] vrs;
    private final int[] lines;
    /** Lines of plain tags; those of repeating groups follow them in the arrays. */
    private int plain;

    private Dictionary(byte[] text) {
        this.text = text;
        int count = 0;
        for (byte b : text) {
            count += b == '\n' ? 1 : 0;
        }
        tags = new int[count];
        masks = new int[count];
        vrs = new VR[count];
        lines = new int[count];
        parse(count);
    }

    private void parse(int count) {
        int repeating = count;
        int line = 0;
        for (int i = 0; i < count; i++) {
            int tag = 0;
            int mask = 0;
            for (int j = line; j < line + TAG_LENGTH; j++) {
                int digit = Character.digit(text[j], 16);
                tag = tag << 4 | Math.max(digit, 0);
                mask = mask << 4 | (digit < 0 ? 0 : 0xF);
            }
            int at = mask == -1 ? plain++ : --repeating;
            tags[at] = tag;
            masks[at] = mask;
            lines[at] = line;
            vrs[at] = firstChoice(line + TAG_LENGTH + 1);
            line = endOfLine(line) + 1;
        }
    }

    /** Words beat bytes where both are allowed, as in Implicit VR (PS3.5 §A.1); unsigned beats signed. */
    private VR firstChoice(int at) {
        if (text[at] == 'O' && text[at + 1] == 'B' && text[at + 2] == ' ') {
            return VR.OW;
        }
        VR vr = text[at + 2] == '|' || text[at + 2] == ' ' ? VR.of(text[at], text[at + 1]) : null;
        return vr == null ? VR.UN : vr;
    }

    private int endOfLine(int from) {
        int at = from;
        while (text[at] != '\n') {
            at++;
        }
        return at;
    }

    /**
     * The VR of a tag, where an encoding does not say it: LO for private creators, UL for group lengths, UN for what is
     * not known; the first choice where the standard leaves one, OW for {@code OB or OW}.
     */
    public static VR vr(int tag) {
        int index = INSTANCE.indexOf(tag);
        if (index >= 0) {
            return INSTANCE.vrs[index];
        }
        return Tag.isGroupLength(tag) ? VR.UL : Tag.isPrivateCreator(tag) ? VR.LO : VR.UN;
    }

    /** What the standard says about a tag; empty for private and unknown ones. */
    public static Optional<Entry> entry(int tag) {
        int index = INSTANCE.indexOf(tag);
        if (index < 0) {
            return Optional.empty();
        }
        String[] fields = INSTANCE.fields(index);
        return Optional.of(new Entry(tag, fields[1], fields[2], fields[3], fields[4].equals("R")));
    }

    /** The tag of a keyword; empty for unknown ones and for those of repeating groups, which have many tags. */
    public static OptionalInt tag(String keyword) {
        Integer tag = Keywords.TAGS.get(keyword);
        return tag == null ? OptionalInt.empty() : OptionalInt.of(tag);
    }

    /** All keywords that {@link #tag(String)} knows. */
    public static Set<String> keywords() {
        return Collections.unmodifiableSet(Keywords.TAGS.keySet());
    }

    private int indexOf(int tag) {
        int low = 0;
        int high = plain - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Integer.compareUnsigned(tags[middle], tag);
            if (order == 0) {
                return middle;
            } else if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Tag.isPrivate(tag) ? -1 : repeating(tag);
    }

    private int repeating(int tag) {
        for (int i = plain; i < tags.length; i++) {
            if ((tag & masks[i]) == tags[i]) {
                return i;
            }
        }
        return -1;
    }

    private String[] fields(int index) {
        int line = lines[index];
        return new String(text, line, endOfLine(line) - line, StandardCharsets.ISO_8859_1).split("\\|", -1);
    }

    static byte[] resource(String name) {
        try (InputStream in = Dictionary.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Built when the first keyword is looked up. */
    private static final class Keywords {
        private static final Map<String, Integer> TAGS = new HashMap<>();

        static {
            int[] plain = Arrays.copyOf(INSTANCE.tags, INSTANCE.plain);
            for (int i = 0; i < plain.length; i++) {
                String keyword = INSTANCE.fields(i)[3];
                if (!keyword.isEmpty()) {
                    TAGS.putIfAbsent(keyword, plain[i]);
                }
            }
        }
    }
}
