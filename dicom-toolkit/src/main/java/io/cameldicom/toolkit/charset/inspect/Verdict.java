package io.cameldicom.toolkit.charset.inspect;

import java.util.Locale;

/** What an inspection found of the declared character set. */
public enum Verdict {
    /** The text is in the declared set; also where all text is ASCII. */
    VALID,
    /** No set is declared, and some text is not ASCII. */
    ABSENT_BUT_NEEDED,
    /** The text is not in the declared set: its bytes cannot be, or it would make no sense where another set does. */
    CONTRADICTED,
    /** The declared set is none that is known, and some text is not ASCII. */
    UNKNOWN_LABEL,
    /** Nothing speaks clearly for any encoding, also not for the declared one. */
    UNDECIDABLE;

    /** The name as people read it, such as {@code absent-but-needed}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
