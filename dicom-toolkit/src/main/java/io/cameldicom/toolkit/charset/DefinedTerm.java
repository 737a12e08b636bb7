package io.cameldicom.toolkit.charset;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Character sets without code extensions: the defined terms of PS3.3 tables C.12-2 and C.12-5. */
public enum DefinedTerm {
    ISO_IR_100("ISO_IR 100", "ISO-8859-1"),
    ISO_IR_101("ISO_IR 101", "ISO-8859-2"),
    ISO_IR_109("ISO_IR 109", "ISO-8859-3"),
    ISO_IR_110("ISO_IR 110", "ISO-8859-4"),
    ISO_IR_144("ISO_IR 144", "ISO-8859-5"),
    ISO_IR_127("ISO_IR 127", "ISO-8859-6"),
    ISO_IR_126("ISO_IR 126", "ISO-8859-7"),
    ISO_IR_138("ISO_IR 138", "ISO-8859-8"),
    ISO_IR_148("ISO_IR 148", "ISO-8859-9"),
    ISO_IR_203("ISO_IR 203", "ISO-8859-15"),
    ISO_IR_13("ISO_IR 13", "JIS_X0201"),
    ISO_IR_166("ISO_IR 166", "TIS-620"),
    ISO_IR_192("ISO_IR 192", "UTF-8"),
    GB18030("GB18030", "GB18030"),
    /** By the table of Windows: that of Java differs from all others in A892. */
    GBK("GBK", "x-mswin-936");

    private static final Map<String, DefinedTerm> BY_TERM =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(DefinedTerm::term, Function.identity()));

    private final String term;
    private final Charset charset;

    DefinedTerm(String term, String javaName) {
        this.term = term;
        this.charset = Charset.forName(javaName);
    }

    /** As it stands in Specific Character Set (0008,0005). */
    public String term() {
        return term;
    }

    /** How Java decodes it; {@link SpecificCharacterSet} is stricter, and reads 5C and 7E of ISO_IR 13 otherwise. */
    public Charset charset() {
        return charset;
    }

    /** The defined term written exactly so, if there is one. */
    public static Optional<DefinedTerm> of(String term) {
        return Optional.ofNullable(BY_TERM.get(term));
    }

    /** Whether it can be extended: whether table C.12-3 has it with prefix ISO 2022. */
    boolean isExtensible() {
        return this != ISO_IR_192 && this != GB18030 && this != GBK;
    }

    /** All terms for a message, parted by commas. */
    static String list() {
        return Arrays.stream(values()).map(DefinedTerm::term).collect(Collectors.joining(", "));
    }
}
