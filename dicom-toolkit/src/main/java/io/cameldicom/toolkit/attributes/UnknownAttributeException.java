package io.cameldicom.toolkit.attributes;

import io.cameldicom.toolkit.Nearest;
import io.cameldicom.toolkit.data.Dictionary;
import java.util.regex.Pattern;

/** A name that is neither a keyword of the data dictionary nor a tag. */
public final class UnknownAttributeException extends IllegalAttributeException {
    private static final long serialVersionUID = 1L;
    /** What is no word may be a value that was taken for a name: it is not repeated. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,63}");

    public UnknownAttributeException(String name) {
        this("", name);
    }

    /** @param place of the map that has the name, with a dot at its end; empty for the outermost */
    UnknownAttributeException(String place, String name) {
        super(place + shown(name), "no attribute (expected: " + expected(name) + ")");
    }

    private static String shown(String name) {
        return WORD.matcher(name).matches() ? name : "a name that is no word";
    }

    private static String expected(String name) {
        String forms = "a keyword, as PatientName, or a tag, as 00100010 or (0010,0010)";
        return WORD.matcher(name).matches()
                ? Nearest.to(name, Dictionary.keywords()).orElseThrow() + "? Or another: " + forms
                : forms;
    }
}
