package io.cameldicom.toolkit.charset;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What Specific Character Set (0008,0005) of a data set declares. Immutable (PS3.3 §C.12.1.1.2).
 *
 * <p>Malformed are, in sets of ISO/IEC 2022: bytes 80 to 9F, codes that have no character, escape sequences that are unknown
 * or not announced; in all sets without code extension also the escape character. Other control characters are read as they
 * are, because real objects have them. ISO_IR 6 is always announced where code extension is.
 */
public final class SpecificCharacterSet implements TextEncoding {
    private static final int MOST_KNOWN = 256;
    private static final int LONGEST_KNOWN = 256;
    private static final Map<String, SpecificCharacterSet> KNOWN = new ConcurrentHashMap<>();

    /** Where nothing is declared: the default repertoire, ISO_IR 6. */
    public static final SpecificCharacterSet DEFAULT = new SpecificCharacterSet(new LabelReading().read(""));

    private final String value;
    private final TextCodec codec;
    private final List<String> deviations;

    private SpecificCharacterSet(LabelReading.Result reading) {
        this.value = reading.value();
        this.codec = reading.codec();
        this.deviations = reading.deviations();
    }

    /**
     * What this value declares; labels seen in the wild are understood, and reported by {@link #deviations()}.
     *
     * @param value as it stands in the element, several terms parted by backslashes; may be empty
     * @throws CharacterSetException if a term is unknown
     */
    public static SpecificCharacterSet of(String value) {
        if (value.isEmpty()) {
            return DEFAULT;
        }
        SpecificCharacterSet known = KNOWN.get(value);
        if (known == null) {
            known = new SpecificCharacterSet(new LabelReading().read(value));
            if (KNOWN.size() < MOST_KNOWN && value.length() <= LONGEST_KNOWN) {
                KNOWN.put(value, known);
            }
        }
        return known;
    }

    /**
     * What a data set declares itself; empty where the element is absent, so that an item has the set of what is around it.
     *
     * @throws CharacterSetException as {@link #of(String)}
     */
    public static Optional<SpecificCharacterSet> declaredIn(DataSet dataSet) {
        return dataSet.element(Tag.SPECIFIC_CHARACTER_SET)
                .map(element -> of(dataSet.string(Tag.SPECIFIC_CHARACTER_SET).orElse("")));
    }

    /**
     * The value of the element by the standard: terms parted by backslashes; empty for the default repertoire. Text that
     * {@link #encode} made reads the same by it. Of other text that is sure only where there are no {@link #deviations()}.
     */
    public String value() {
        return value;
    }

    /** What the value had that the standard does not, each in words; empty for a value by the standard. */
    public List<String> deviations() {
        return deviations;
    }

    @Override
    public String name() {
        return value.isEmpty() ? "ISO_IR 6" : value;
    }

    @Override
    public String decode(int tag, VR vr, byte[] bytes) {
        if (isPlain(bytes)) {
            return plain(bytes);
        }
        TextCodec.Decoded decoded = codec.decode(vr, bytes);
        if (decoded.malformed() != TextCodec.NOWHERE) {
            throw new MalformedTextException(tag, decoded.malformed(), name());
        }
        return decoded.text();
    }

    /**
     * Decodes a whole value; what is malformed becomes U+FFFD. Escape sequences of known sets are followed also where they are
     * not announced, if the value has code extension at all.
     */
    public String decodeReplacing(VR vr, byte[] bytes) {
        return isPlain(bytes) ? plain(bytes) : codec.decode(vr, bytes).text();
    }

    /** Whether {@link #decode} would not throw. */
    boolean canDecode(VR vr, byte[] bytes) {
        return isPlain(bytes) || codec.decode(vr, bytes).malformed() == TextCodec.NOWHERE;
    }

    /** Whether the bytes read the same in every set. */
    private static boolean isPlain(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0 || b == CodeElement.ESC) {
                return false;
            }
        }
        return true;
    }

    private static String plain(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /**
     * Encodes a whole value, with as few escape sequences as there can be; nothing is padded.
     *
     * @throws UnmappableTextException if a character is not in this set
     */
    public byte[] encode(int tag, VR vr, String text) {
        if (isPlain(text)) {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }
        TextCodec.Encoded encoded = codec.encode(vr, text);
        if (encoded.unmappable() != TextCodec.NOWHERE) {
            throw new UnmappableTextException(tag, encoded.unmappable(), name());
        }
        return encoded.bytes();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || c == CodeElement.ESC) {
                return false;
            }
        }
        return true;
    }

    /** Whether the other reads and writes every text as this one does. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SpecificCharacterSet set && value.equals(set.value) && codec.equals(set.codec);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return name();
    }
}
