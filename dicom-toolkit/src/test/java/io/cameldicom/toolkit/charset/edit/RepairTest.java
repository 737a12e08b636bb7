package io.cameldicom.toolkit.charset.edit;

import static io.cameldicom.toolkit.charset.edit.Objects.DESCRIPTION;
import static io.cameldicom.toolkit.charset.edit.Objects.SEQUENCE;
import static io.cameldicom.toolkit.charset.edit.Objects.bytes;
import static io.cameldicom.toolkit.charset.edit.Objects.item;
import static io.cameldicom.toolkit.charset.edit.Objects.items;
import static io.cameldicom.toolkit.charset.edit.Objects.label;
import static io.cameldicom.toolkit.charset.edit.Objects.latin;
import static io.cameldicom.toolkit.charset.edit.Objects.modified;
import static io.cameldicom.toolkit.charset.edit.Objects.name;
import static io.cameldicom.toolkit.charset.edit.Objects.nonconforming;
import static io.cameldicom.toolkit.charset.edit.Objects.record;
import static io.cameldicom.toolkit.charset.edit.Objects.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cameldicom.toolkit.charset.SpecificCharacterSet;
import io.cameldicom.toolkit.charset.TextEncoding;
import io.cameldicom.toolkit.charset.UnmappableTextException;
import io.cameldicom.toolkit.charset.edit.CharacterSetEdit.Action;
import io.cameldicom.toolkit.charset.inspect.Candidate;
import io.cameldicom.toolkit.charset.inspect.Inspection;
import io.cameldicom.toolkit.charset.inspect.Verdict;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Segment;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.data.Value;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairTest {
    private static final SpecificCharacterSet UNICODE = SpecificCharacterSet.of("ISO_IR 192");
    private static final SpecificCharacterSet LATIN1 = SpecificCharacterSet.of("ISO_IR 100");
    private static final TextEncoding WINDOWS = new TextEncoding() {
        @Override
        public String name() {
            return "windows-1252";
        }

        @Override
        public String decode(int tag, VR vr, byte[] value) {
            return new String(value, Charset.forName("windows-1252"));
        }
    };
    private static final int COMMENTS = 0x00104000;

    @TempDir
    Path folder;

    /** Finds valid what is labelled, and the rest to be in these, each less likely than that before. */
    private static Function<DataSet, Inspection> finding(
            Verdict verdict, double confidence, TextEncoding... encodings) {
        return dataSet -> new Inspection(
                dataSet.string(Tag.SPECIFIC_CHARACTER_SET).orElse(""),
                verdict,
                Arrays.stream(encodings)
                        .map(encoding -> new Candidate(encoding, confidence))
                        .toList());
    }

    private static CharacterSetEdit repair(
            DataSet dataSet, Function<DataSet, Inspection> inspector, SpecificCharacterSet target) {
        return new CharacterSetEditor(EditOptions.DEFAULTS)
                .repair(dataSet, inspector, Optional.ofNullable(target), TextSource.NONE);
    }

    @Test
    void leavesAloneWhatIsValid() {
        DataSet before = DataSet.of(label("ISO_IR 100"), latin("M\u00FC"));
        CharacterSetEdit edit = repair(before, finding(Verdict.VALID, 1, LATIN1), null);

        assertThat(edit.action()).isEqualTo(Action.NONE);
        assertThat(edit.dataSet()).isSameAs(before);
        assertThat(edit.inspections()).hasSize(1);
    }

    @Test
    void convertsWhatIsValidToTheTarget() {
        CharacterSetEdit edit =
                repair(DataSet.of(label("ISO_IR 100"), latin("M\u00FC")), finding(Verdict.VALID, 1, LATIN1), UNICODE);

        assertThat(edit.action()).isEqualTo(Action.CONVERTED);
        assertThat(edit.changes()).isEmpty();
        assertThat(text(edit.dataSet(), Tag.PATIENT_NAME, UTF_8)).isEqualTo("M\u00FC");
        assertThat(record(edit.dataSet()).string(Tag.REASON_FOR_THE_ATTRIBUTE_MODIFICATION))
                .contains("COERCE");
    }

    @Test
    void keepsTheBytesWhereALabelIsEnough() {
        Element name = latin("M\u00FC");
        CharacterSetEdit edit =
                repair(DataSet.of(name), finding(Verdict.ABSENT_BUT_NEEDED, 0.95, WINDOWS, LATIN1), null);

        assertThat(edit.action()).isEqualTo(Action.RELABELLED);
        assertThat(edit.result()).isEqualTo("ISO_IR 100");
        assertThat(edit.dataSet().element(Tag.PATIENT_NAME)).containsSame(name);
        assertThat(edit.changes()).hasSize(1);
    }

    @Test
    void encodesAnewWhatNoDicomSetCanLabel() {
        DataSet before = DataSet.of(label("ISO_IR 100"), name("\u20AC", Charset.forName("windows-1252")));
        CharacterSetEdit edit = repair(before, finding(Verdict.CONTRADICTED, 0.95, WINDOWS), null);

        assertThat(edit.action()).isEqualTo(Action.REPAIRED);
        assertThat(edit.result()).isEqualTo("ISO_IR 192");
        assertThat(text(edit.dataSet(), Tag.PATIENT_NAME, UTF_8)).isEqualTo("\u20AC");
    }

    @Test
    void encodesAnewInTheTarget() {
        DataSet before = DataSet.of(label("ISO_IR 192"), latin("M\u00FCller"));
        CharacterSetEdit edit = repair(before, finding(Verdict.CONTRADICTED, 0.95, LATIN1), UNICODE);

        assertThat(edit.action()).isEqualTo(Action.REPAIRED);
        assertThat(edit.changes()).containsExactly(new TextChange("(0010,0010)", VR.PN, "M\uFFFDller", "M\u00FCller"));
        assertThat(text(edit.dataSet(), Tag.PATIENT_NAME, UTF_8)).isEqualTo("M\u00FCller");
    }

    @Test
    void leavesAloneWhatIsDoubtfulAndSaysWhy() {
        DataSet before = DataSet.of(label("ISO_IR 192"), latin("M\u00FCller"));
        CharacterSetEdit edit = repair(
                before, finding(Verdict.CONTRADICTED, 0.62, LATIN1, SpecificCharacterSet.of("ISO_IR 101")), null);

        assertThat(edit.action()).isEqualTo(Action.DOUBTFUL);
        assertThat(edit.dataSet()).isSameAs(before);
        assertThat(edit.doubt())
                .startsWith("character set: declared 'ISO_IR 192', contradicted; plausible are ISO_IR 100 (0.62),"
                        + " ISO_IR 101 (0.62) (expected: one with a confidence of 0.90 or more");
    }

    @Test
    void showsNoLabelThatMayBeANameOfAPatient() {
        DataSet before = DataSet.of(label("DOE^JOHN"), latin("M\u00FCller"));
        CharacterSetEdit edit = repair(before, finding(Verdict.UNKNOWN_LABEL, 0.62, LATIN1), null);

        assertThat(edit.doubt()).contains("declared what is no name of a set").doesNotContain("DOE");
        assertThat(edit.toString()).doesNotContain("DOE");
    }

    @Test
    void leavesAllAloneWhereAPartIsDoubtful() {
        DataSet item = DataSet.of(label("ISO_IR 192"), text(DESCRIPTION, VR.LO, "\u00DF", ISO_8859_1));
        DataSet before = DataSet.of(latin("M\u00FC"), items(SEQUENCE, item));
        Function<DataSet, Inspection> inspector = dataSet -> dataSet == item
                ? finding(Verdict.UNDECIDABLE, 0.5, LATIN1).apply(dataSet)
                : finding(Verdict.ABSENT_BUT_NEEDED, 0.95, LATIN1).apply(dataSet);
        CharacterSetEdit edit = repair(before, inspector, null);

        assertThat(edit.action()).isEqualTo(Action.DOUBTFUL);
        assertThat(edit.dataSet()).isSameAs(before);
        assertThat(edit.inspections()).hasSize(2);
    }

    @Test
    void repairsItemsWithSetsOfTheirOwnByTheirText() {
        DataSet item = DataSet.of(label("ISO_IR 192"), text(DESCRIPTION, VR.LO, "\u00DF", ISO_8859_1));
        DataSet before = DataSet.of(name("Doe", US_ASCII), items(SEQUENCE, item));
        Function<DataSet, Inspection> inspector = dataSet -> dataSet == item
                ? finding(Verdict.CONTRADICTED, 0.95, LATIN1).apply(dataSet)
                : finding(Verdict.VALID, 0).apply(dataSet);

        DataSet kept = repair(before, inspector, null).dataSet();
        assertThat(item(kept, SEQUENCE, 1).string(Tag.SPECIFIC_CHARACTER_SET)).contains("ISO_IR 100");
        assertThat(kept.contains(Tag.SPECIFIC_CHARACTER_SET)).isFalse();
        assertThat(bytes(item(kept, SEQUENCE, 1), DESCRIPTION)).containsExactly(0xDF);

        DataSet converted = repair(before, inspector, UNICODE).dataSet();
        assertThat(item(converted, SEQUENCE, 1).contains(Tag.SPECIFIC_CHARACTER_SET))
                .isFalse();
        assertThat(converted.string(Tag.SPECIFIC_CHARACTER_SET)).contains("ISO_IR 192");
        assertThat(text(item(converted, SEQUENCE, 1), DESCRIPTION, UTF_8)).isEqualTo("\u00DF");
    }

    @Test
    void isDoneAtOnce() {
        DataSet before = DataSet.of(label("ISO_IR 192"), latin("M\u00FCller"));
        DataSet once = repair(before, finding(Verdict.CONTRADICTED, 0.95, LATIN1), UNICODE)
                .dataSet();

        assertThat(repair(once, finding(Verdict.VALID, 1, UNICODE), UNICODE).dataSet())
                .isSameAs(once);
    }

    @Test
    void refusesWhatCannotBeInTheTarget() {
        DataSet before = DataSet.of(name("\u20AC", Charset.forName("windows-1252")));

        assertThatExceptionOfType(UnmappableTextException.class)
                .isThrownBy(() -> repair(before, finding(Verdict.ABSENT_BUT_NEEDED, 0.95, WINDOWS), LATIN1));
    }

    @Test
    void leavesAnUnknownLabelOfAsciiAlone() {
        DataSet before = DataSet.of(label("KOI-NONE"), name("Doe", US_ASCII));

        assertThat(repair(before, finding(Verdict.VALID, 0), null).dataSet()).isSameAs(before);
        assertThat(repair(before, finding(Verdict.VALID, 0), UNICODE).result()).isEqualTo("ISO_IR 192");
    }

    @Test
    void recordsOldBytesThatWereNoText() {
        Element name = latin("M\u00FCller");
        DataSet after = repair(DataSet.of(name), finding(Verdict.ABSENT_BUT_NEEDED, 0.95, LATIN1), UNICODE)
                .dataSet();

        assertThat(record(after).string(Tag.REASON_FOR_THE_ATTRIBUTE_MODIFICATION))
                .contains("CORRECT");
        assertThat(bytes(modified(after), Tag.SPECIFIC_CHARACTER_SET)).isEmpty();
        assertThat(bytes(modified(after), Tag.PATIENT_NAME)).isEmpty();
        assertThat(nonconforming(after)).hasSize(1);
        DataSet old = nonconforming(after).get(0);
        assertThat(bytes(old, Tag.NONCONFORMING_DATA_ELEMENT_VALUE)).isEqualTo("M\u00FCller".getBytes(ISO_8859_1));
        assertThat(bytes(old, Tag.SELECTOR_ATTRIBUTE)).containsExactly(0x10, 0, 0x10, 0);
        assertThat(old.contains(Tag.SELECTOR_SEQUENCE_POINTER)).isFalse();
    }

    @Test
    void recordsNoOtherTextThanAsciiAsText() {
        DataSet before = DataSet.of(label("ISO_IR 100"), name("M\u00FCller", UTF_8));
        SpecificCharacterSet latin9 = SpecificCharacterSet.of("ISO_IR 203");
        DataSet after = repair(before, finding(Verdict.CONTRADICTED, 0.95, UNICODE), latin9)
                .dataSet();

        assertThat(text(after, Tag.PATIENT_NAME, ISO_8859_1)).isEqualTo("M\u00FCller");
        assertThat(modified(after).string(Tag.SPECIFIC_CHARACTER_SET)).contains("ISO_IR 100");
        assertThat(bytes(modified(after), Tag.PATIENT_NAME)).isEmpty();
        assertThat(text(nonconforming(after).get(0), Tag.NONCONFORMING_DATA_ELEMENT_VALUE, UTF_8))
                .isEqualTo("M\u00FCller");
    }

    @Test
    void recordsTheWayToBytesInItems() {
        DataSet item = DataSet.of(
                Element.of(0x00090010, VR.LO, "VENDOR"),
                items(
                        0x00091001,
                        DataSet.of(name("Doe", US_ASCII)),
                        DataSet.of(text(DESCRIPTION, VR.LO, "\u00DF", ISO_8859_1))));
        DataSet before = DataSet.of(items(SEQUENCE, item));
        DataSet after = repair(before, finding(Verdict.ABSENT_BUT_NEEDED, 0.95, LATIN1), UNICODE)
                .dataSet();

        DataSet old = nonconforming(after).get(0);
        assertThat(bytes(old, Tag.SELECTOR_ATTRIBUTE)).containsExactly(0x40, 0, 0x07, 0);
        assertThat(bytes(old, Tag.SELECTOR_SEQUENCE_POINTER)).containsExactly(0x40, 0, 0x75, 2, 9, 0, 1, 0x10);
        assertThat(old.string(Tag.SELECTOR_SEQUENCE_POINTER_ITEMS)).contains("1\\2");
        assertThat(old.string(Tag.SELECTOR_SEQUENCE_POINTER_PRIVATE_CREATOR)).contains("\\VENDOR");
        assertThat(bytes(old, Tag.NONCONFORMING_DATA_ELEMENT_VALUE)).containsExactly(0xDF);
        DataSet whole = item(item(modified(after), SEQUENCE, 1), 0x00091001, 2);
        assertThat(bytes(whole, DESCRIPTION)).isEmpty();
    }

    @Test
    void recordsOfLongSequencesTheValuesAlone() {
        DataSet item = DataSet.of(
                text(DESCRIPTION, VR.LO, "\u00FC", UTF_8),
                Element.of(COMMENTS, VR.UT, new byte[OriginalAttributes.LONGEST_SEQUENCE]));
        DataSet before = DataSet.of(label("ISO_IR 100"), items(SEQUENCE, item));
        DataSet after = repair(
                        before, finding(Verdict.CONTRADICTED, 0.95, UNICODE), SpecificCharacterSet.of("ISO_IR 203"))
                .dataSet();

        assertThat(modified(after).contains(SEQUENCE)).isFalse();
        assertThat(bytes(nonconforming(after).get(0), Tag.NONCONFORMING_DATA_ELEMENT_VALUE))
                .isEqualTo("\u00FC".getBytes(UTF_8));
    }

    @Test
    void writesTheWayInTheByteOrderOfTheFile() {
        TextSource bigEndian = new TextSource() {
            @Override
            public boolean isBigEndian() {
                return true;
            }

            @Override
            public byte[] inflated(Value.Deflated value) {
                throw new AssertionError();
            }
        };
        DataSet after = new CharacterSetEditor(EditOptions.DEFAULTS)
                .repair(
                        DataSet.of(latin("M\u00FC")),
                        finding(Verdict.ABSENT_BUT_NEEDED, 0.95, LATIN1),
                        Optional.of(UNICODE),
                        bigEndian)
                .dataSet();

        assertThat(bytes(nonconforming(after).get(0), Tag.SELECTOR_ATTRIBUTE)).containsExactly(0, 0x10, 0, 0x10);
    }

    @Test
    void readsTextFromTheFileUpToABound() throws IOException {
        byte[] text = new byte[2 << 20];
        Arrays.fill(text, (byte) 0xFC);
        Path file = Files.write(folder.resolve("text"), text);
        Element comments = new Element(COMMENTS, VR.UT, new Value.Region(new Segment.FileRegion(file, 0, text.length)));
        DataSet before = DataSet.of(latin("M\u00FC"), comments);
        DataSet after = repair(before, finding(Verdict.ABSENT_BUT_NEEDED, 0.95, LATIN1), UNICODE)
                .dataSet();

        assertThat(after.element(COMMENTS).orElseThrow().value()).hasToString((4 << 20) + " bytes");
        assertThat(nonconforming(after)
                        .get(1)
                        .element(Tag.NONCONFORMING_DATA_ELEMENT_VALUE)
                        .orElseThrow()
                        .value())
                .isSameAs(comments.value());

        List<Element> long16 = List.of(
                latin("M\u00FC"),
                new Element(
                        COMMENTS, VR.UT, new Value.Region(new Segment.FileRegion(file, 0, LongText.MOST_BYTES + 2L))));
        CharacterSetEdit doubtful =
                repair(DataSet.of(long16), finding(Verdict.ABSENT_BUT_NEEDED, 0.95, LATIN1), UNICODE);
        assertThat(doubtful.action()).isEqualTo(Action.DOUBTFUL);
        assertThat(doubtful.doubt()).contains("(0010,4000)").contains("16777216");
    }
}
