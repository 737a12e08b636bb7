package io.cameldicom.toolkit.charset;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One value of Specific Character Set (0008,0005).
 *
 * @param text as the tables have it; ISO_IR 6 and empty are not in them
 * @param repertoire null for a set that allows no code extension
 * @param extended whether it has the prefix ISO 2022
 */
record Term(String text, Repertoire repertoire, boolean extended) {
    /** An empty value. */
    static final Term NONE = new Term("", Repertoire.IR_6, false);

    /** The default repertoire, often declared though the standard has no term for it. */
    static final Term ISO_IR_6 = new Term("ISO_IR 6", Repertoire.IR_6, false);

    private static final Map<String, Term> BY_TEXT = new HashMap<>();

    static {
        put(ISO_IR_6);
        for (DefinedTerm defined : DefinedTerm.values()) {
            String text = defined.term();
            put(new Term(text, Repertoire.of(number(text)), false));
        }
        for (Repertoire repertoire : Repertoire.values()) {
            put(new Term(repertoire.term(), repertoire, true));
        }
    }

    private static void put(Term term) {
        BY_TEXT.put(term.text(), term);
    }

    /** The term written exactly so. */
    static Optional<Term> of(String text) {
        return Optional.ofNullable(BY_TEXT.get(text));
    }

    private static int number(String text) {
        return text.startsWith("ISO_IR ") ? Integer.parseInt(text.substring("ISO_IR ".length())) : 0;
    }

    boolean allowsCodeExtension() {
        return repertoire != null;
    }

    boolean isDefaultRepertoire() {
        return repertoire == Repertoire.IR_6;
    }

    boolean isDoubleByte() {
        return repertoire != null && repertoire.isDoubleByte();
    }
}
