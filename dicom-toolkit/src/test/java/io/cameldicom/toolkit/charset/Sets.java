package io.cameldicom.toolkit.charset;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Declarations to test with, and the characters that text in them may have. */
final class Sets {
    /** Of more than one code element in each register, or of some that other systems declare. */
    private static final List<String> SEVERAL = List.of(
            "\\ISO 2022 IR 87",
            "\\ISO 2022 IR 159",
            "\\ISO 2022 IR 87\\ISO 2022 IR 159",
            "ISO 2022 IR 6\\ISO 2022 IR 87",
            "ISO 2022 IR 13\\ISO 2022 IR 87",
            "ISO 2022 IR 13\\ISO 2022 IR 87\\ISO 2022 IR 159",
            "\\ISO 2022 IR 13",
            "\\ISO 2022 IR 149",
            "\\ISO 2022 IR 58",
            "\\ISO 2022 IR 58\\ISO 2022 IR 149\\ISO 2022 IR 87",
            "ISO 2022 IR 100\\ISO 2022 IR 144",
            "ISO 2022 IR 100\\ISO 2022 IR 126\\ISO 2022 IR 87",
            "ISO 2022 IR 101\\ISO 2022 IR 109\\ISO 2022 IR 110\\ISO 2022 IR 148\\ISO 2022 IR 203",
            "\\ISO 2022 IR 127\\ISO 2022 IR 138\\ISO 2022 IR 166\\ISO 2022 IR 149");

    private Sets() {}

    /** Every defined term alone, and many together. */
    static List<String> all() {
        return Stream.concat(Arrays.stream(DefinedTerm.values()).map(DefinedTerm::term), SEVERAL.stream())
                .toList();
    }

    /** Those with code extension. */
    static List<String> extended() {
        return SEVERAL;
    }

    /** Every character that text in this declaration may have, but no control characters; as strings, in no order. */
    static List<String> repertoire(String declaration) {
        if (DefinedTerm.of(declaration).filter(term -> !term.isExtensible()).isPresent()) {
            return ofUnicode(DefinedTerm.of(declaration).orElseThrow());
        }
        Set<String> characters = new LinkedHashSet<>();
        for (CodeElement element : elements(declaration)) {
            codes(element)
                    .map(element.table()::character)
                    .filter(c -> c != CodeTable.NONE)
                    .mapToObj(Character::toString)
                    .forEach(characters::add);
        }
        return List.copyOf(characters);
    }

    private static List<String> ofUnicode(DefinedTerm term) {
        int last = term == DefinedTerm.GBK ? Character.MAX_VALUE : Character.MAX_CODE_POINT;
        return IntStream.rangeClosed(' ', last)
                .filter(c -> Character.isDefined(c) && !Character.isISOControl(c))
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .filter(c -> term != DefinedTerm.GBK || c != '\u20AC' && (c < 0xE000 || c > 0xF8FF))
                .mapToObj(Character::toString)
                .filter(term.charset().newEncoder()::canEncode)
                .toList();
    }

    /** Of its terms; written out again, so that the tests do not take it from what they test. */
    private static List<CodeElement> elements(String declaration) {
        Set<CodeElement> elements = new LinkedHashSet<>(List.of(CodeElement.ISO_IR_6));
        for (String term : declaration.split("\\\\")) {
            String number = term.substring(term.lastIndexOf(' ') + 1);
            if (!number.isEmpty()) {
                elements.add(CodeElement.valueOf("ISO_IR_" + number));
            }
        }
        return List.copyOf(elements);
    }

    /** All that an element can have. */
    static IntStream codes(CodeElement element) {
        return element.isDoubleByte()
                ? IntStream.range(0x2121, 0x7E7F).filter(code -> (code & 0xFF) > 0x20 && (code & 0xFF) < 0x7F)
                : IntStream.range(0x20, element.isG1() ? 0x80 : 0x7F);
    }
}
