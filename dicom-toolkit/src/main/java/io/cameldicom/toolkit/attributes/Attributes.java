package io.cameldicom.toolkit.attributes;

import io.cameldicom.toolkit.charset.SpecificCharacterSet;
import io.cameldicom.toolkit.data.DataSet;
import java.util.Map;

/**
 * Data sets as maps, and maps as data sets.
 *
 * <p>Names are keywords of the data dictionary, such as {@code PatientName}, or tags, as {@code ggggeeee} or {@code
 * (gggg,eeee)}. Values that a map may hold:
 *
 * <table>
 * <caption>Values</caption>
 * <tr><td>null, "", an empty list</td><td>no value: in a query, any matches, and the match tells it</td></tr>
 * <tr><td>text</td><td>by the VR: its grammar and length are checked. In a VR that uses the backslash to part values and
 * holds no text (UI, CS, DA, IS, …), it parts them here too; in SH, LO, PN and UC it is refused, as it would be two
 * values: they are a list</td></tr>
 * <tr><td>numbers</td><td>for IS, DS and binary numbers; whole ones for text too</td></tr>
 * <tr><td>{@code LocalDate}, {@code LocalTime}, {@code LocalDateTime}, {@code OffsetDateTime}, {@link TemporalRange}</td>
 * <td>for DA, TM and DT</td></tr>
 * <tr><td>a list or an array</td><td>several values</td></tr>
 * <tr><td>a map, or a list of maps</td><td>the items of a sequence</td></tr>
 * <tr><td>{@code byte[]}</td><td>for OB, OW, UN and their like, in little endian</td></tr>
 * <tr><td>{@link TypedValue}</td><td>any of these, with a VR other than that of the dictionary</td></tr>
 * </table>
 *
 * <p>Binary values are in little endian, as they are in every data set that the engine sends and receives.
 */
public final class Attributes {
    private Attributes() {}

    /**
     * The data set that a map describes, in the character set that it names (SpecificCharacterSet); else in none where all
     * text is ASCII, in ISO_IR 100 where all text is Latin-1, which most peers can read, else in ISO_IR 192.
     *
     * @throws IllegalAttributeException if a name is unknown ({@link UnknownAttributeException}), a value is not of its VR,
     *     or the set that the map names cannot encode a text ({@link UnencodableTextException})
     * @throws io.cameldicom.toolkit.charset.CharacterSetException if the map names a set that is unknown
     */
    public static DataSet of(Map<String, ?> byName) {
        return AttributeWriter.write(byName, CharacterSetChoice.of(byName));
    }

    /**
     * As {@link #of(Map)}, in this character set where the map names none itself.
     *
     * @param specificCharacterSet as it stands in (0008,0005), several terms parted by backslashes; empty for none
     */
    public static DataSet of(Map<String, ?> byName, String specificCharacterSet) {
        return AttributeWriter.write(byName, SpecificCharacterSet.of(specificCharacterSet));
    }

    /**
     * The values of a data set by keyword, in the order of their tags; {@code GGGGEEEE} is the name of what has no keyword.
     * One value is itself, several are a list, none is null; sequences are lists of maps. IS and binary numbers are numbers,
     * DS is a {@code BigDecimal}; what is no number where one belongs stays text. Text is decoded by the character set of
     * its data set or item; what is malformed in it becomes U+FFFD. Values that were left in a file, pixel data and group
     * lengths are not in the map.
     */
    public static Map<String, Object> map(DataSet dataSet) {
        return AttributeReader.map(dataSet);
    }
}
