package io.cameldicom.toolkit.charset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CodeElementTest {
    @ParameterizedTest
    @EnumSource(CodeElement.class)
    void hasEveryCharacterOnce(CodeElement element) {
        CodeTable table = element.table();
        Set<Integer> characters = new HashSet<>();
        Sets.codes(element)
                .filter(code -> table.character(code) != CodeTable.NONE)
                .forEach(code -> {
                    assertThat(characters.add(table.character(code))).isTrue();
                    assertThat(table.code((char) table.character(code))).isEqualTo(code);
                });
        assertThat(characters).isNotEmpty();
    }

    /** The numbers of characters as the national standards have them, with the space of single bytes. */
    @ParameterizedTest
    @CsvSource({
        "ISO_IR_6,95", "ISO_IR_14,95", "ISO_IR_13,63", "ISO_IR_100,96", "ISO_IR_101,96", "ISO_IR_109,89",
        "ISO_IR_110,96", "ISO_IR_144,96", "ISO_IR_127,51", "ISO_IR_126,93", "ISO_IR_138,60", "ISO_IR_148,96",
        "ISO_IR_203,96", "ISO_IR_166,87", "ISO_IR_87,6879", "ISO_IR_159,6067", "ISO_IR_58,7445"
    })
    void hasAsManyCharactersAsItsStandard(CodeElement element, int count) {
        assertThat(Sets.codes(element)
                        .filter(code -> element.table().character(code) != CodeTable.NONE)
                        .count())
                .isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource({
        "ISO_IR_6,1b2842,false", "ISO_IR_14,1b284a,false", "ISO_IR_13,1b2949,true", "ISO_IR_100,1b2d41,true",
        "ISO_IR_101,1b2d42,true", "ISO_IR_109,1b2d43,true", "ISO_IR_110,1b2d44,true", "ISO_IR_144,1b2d4c,true",
        "ISO_IR_127,1b2d47,true", "ISO_IR_126,1b2d46,true", "ISO_IR_138,1b2d48,true", "ISO_IR_148,1b2d4d,true",
        "ISO_IR_203,1b2d62,true", "ISO_IR_166,1b2d54,true", "ISO_IR_87,1b2442,false", "ISO_IR_159,1b242844,false",
        "ISO_IR_149,1b242943,true", "ISO_IR_58,1b242941,true"
    })
    void isDesignatedAsTheTablesOfTheStandardSay(CodeElement element, String escape, boolean g1) {
        assertThat(element.isDesignatedAt(HexFormat.of().parseHex(escape), 0)).isTrue();
        assertThat(element.escapeLength()).isEqualTo(escape.length() / 2);
        assertThat(element.isG1()).isEqualTo(g1);
    }

    @Test
    void readsBackslashAndTildeInRomajiOfJapanAsDicomUsesThem() {
        assertThat(CodeElement.ISO_IR_14.table().character('\\')).isEqualTo('\\');
        assertThat(CodeElement.ISO_IR_14.table().character('~')).isEqualTo('~');
        assertThat(CodeElement.ISO_IR_14.table().code('\u00A5')).isEqualTo(CodeTable.NONE);
    }

    @Test
    void readsAsOtherSystemsDoWhereJavaDoesNot() {
        assertThat(CodeElement.ISO_IR_166.table().character(0x20)).isEqualTo(CodeTable.NONE);
        assertThat(CodeElement.ISO_IR_166.table().code('\u00A0')).isEqualTo(CodeTable.NONE);
        assertThat(CodeElement.ISO_IR_87.table().character(0x213D)).isEqualTo('\u2015');
        assertThat(CodeElement.ISO_IR_87.table().code('\u2014')).isEqualTo(CodeTable.NONE);
    }
}
