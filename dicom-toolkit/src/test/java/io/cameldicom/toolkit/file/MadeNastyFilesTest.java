package io.cameldicom.toolkit.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.TransferSyntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Broken objects of our own, and what becomes of them. Sent is what DCMTK and pydicom read alike, once it was encoded anew
 * where it must be; what one of them cannot read, or reads without its end, is refused.
 */
class MadeNastyFilesTest {
    private static final String HEAD = "0800 1600 'UI' 0400 '1.2' 00 0800 1800 'UI' 0400 '1.3' 00 ";
    private static final String TAIL = " 1000 2000 'LO' 0200 '42' 2000 0D00 'UI' 0400 '1.2' 00";

    @TempDir
    private Path folder;

    private String outcome(TransferSyntax transferSyntax, String dataSet) throws IOException {
        byte[] file = Encoded.file(transferSyntax, Encoded.bytes(dataSet));
        try {
            DicomFile.read(Files.write(folder.resolve("object"), file)).requireStorable();
            return "sent";
        } catch (MalformedObjectException e) {
            assertThat(e).hasMessageContaining("(expected: ");
            return e.problem().name();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            # delimitation items
            at the end of the data set    | sent      | FEFF 0DE0 00000000
            at the end of items           | sent      | 0800 4011 'SQ' 0000 1C000000 FEFF 00E0 14000000 0800 5511 'UI' 0400 '1.2' 00 FEFF 0DE0 00000000
            at the end of sequences       | sent      | 0800 4011 'SQ' 0000 10000000 FEFF 00E0 00000000 FEFF DDE0 00000000
            with a length                 | sent      | 0800 4011 'SQ' 0000 FFFFFFFF FEFF 00E0 FFFFFFFF FEFF 0DE0 04000000 FEFF DDE0 04000000
            of an item before the end     | MALFORMED | FEFF 0DE0 00000000 1000 4000 'CS' 0200 'O '
            of a sequence before the end  | MALFORMED | FEFF DDE0 00000000 1000 4000 'CS' 0200 'O '
            of a sequence at the end      | MALFORMED | FEFF DDE0 00000000
            twice                         | MALFORMED | 0800 4011 'SQ' 0000 FFFFFFFF FEFF DDE0 00000000 FEFF DDE0 00000000
            of a sequence in an item      | MALFORMED | 0800 4011 'SQ' 0000 10000000 FEFF 00E0 08000000 FEFF DDE0 00000000
            of an item in a sequence      | MALFORMED | 0800 4011 'SQ' 0000 10000000 FEFF 00E0 00000000 FEFF 0DE0 00000000
            none of an item               | MALFORMED | 0800 4011 'SQ' 0000 FFFFFFFF FEFF 00E0 FFFFFFFF FEFF DDE0 00000000
            none before the next item     | MALFORMED | 0800 4011 'SQ' 0000 FFFFFFFF FEFF 00E0 FFFFFFFF FEFF 00E0 00000000 FEFF DDE0 00000000
            none at all                   | TRUNCATED | 0800 4011 'SQ' 0000 FFFFFFFF FEFF 00E0 FFFFFFFF
            an item without a sequence    | MALFORMED | FEFF 00E0 00000000
            # sequences and items
            empty                         | sent      | 0800 4011 'SQ' 0000 00000000
            of empty items                | sent      | 0800 4011 'SQ' 0000 18000000 FEFF 00E0 00000000 FEFF 00E0 FFFFFFFF FEFF 0DE0 00000000
            of something else             | MALFORMED | 0800 4011 'SQ' 0000 08000000 'garbage!'
            longer than the file          | TRUNCATED | 4000 7502 'SQ' 0000 08010000 FEFF 00E0 00000000
            an item longer than its sequence | MALFORMED | 0800 4011 'SQ' 0000 10000000 FEFF 00E0 0C000000 0800 5511 'UI' 0400 '1.2' 00
            an element longer than its item | MALFORMED | 0800 4011 'SQ' 0000 12000000 FEFF 00E0 0A000000 1000 2000 'LO' 0400 '4242'
            unknown, of implicit items    | sent      | 0900 0110 'UN' 0000 FFFFFFFF FEFF 00E0 0C000000 0800 5511 04000000 '1.2' 00 FEFF DDE0 00000000
            unknown, of explicit items    | sent      | 0900 0110 'UN' 0000 FFFFFFFF FEFF 00E0 0C000000 0800 5511 'UI' 0400 '1.2' 00 FEFF DDE0 00000000
            of implicit items             | sent      | 0800 4011 'SQ' 0000 14000000 FEFF 00E0 0C000000 0800 5511 04000000 '1.2' 00
            # value representations
            of a future standard          | sent      | 1000 1000 'ZZ' 0000 02000000 'ab'
            invented, short               | MALFORMED | 1000 1000 'ZZ' 0200 'ab'
            question marks                | MALFORMED | 1000 1000 '??' 0200 'ab'
            question marks, long          | MALFORMED | 1000 1000 '??' 0000 02000000 'ab'
            blank                         | MALFORMED | 1000 1000 '  ' 0200 'ab'
            of an implicit element        | MALFORMED | 1000 1000 02000000 'ab'
            unknown, with a short length  | TRUNCATED | 1000 1000 'UN' 0200 'ab'
            # lengths
            undefined, of text            | MALFORMED | 1000 0040 'UT' 0000 FFFFFFFF 'ab' FEFF DDE0 00000000
            undefined, of bytes           | MALFORMED | 0900 0110 'OB' 0000 FFFFFFFF FEFF 00E0 00000000 FEFF DDE0 00000000
            odd                           | sent      | 1000 1000 'PN' 0300 'abc'
            odd, and one byte too long    | TRUNCATED | 4000 4402 'DA' 4100 'abc'
            negative                      | MALFORMED | 0900 0110 'OB' 0000 FEFFFFFF
            short and at its highest      | MALFORMED | 1000 1000 'PN' FFFF 'abcd'
            # order and repetition
            back to a lower tag           | sent      | 0800 6000 'CS' 0200 'CT'
            twice the same                | sent      | 0800 1800 'UI' 0400 '1.3' 00
            twice, and not the same       | DUPLICATE_ELEMENT | 0800 1800 'UI' 0400 '1.4' 00
            of File Meta Information      | MALFORMED | 0200 1000 'UI' 0400 '1.2' 00
            of a command                  | MALFORMED | 0000 0001 'US' 0200 0100
            a wrong group length          | sent      | 0900 0000 'UL' 0400 FFFF0000
            # pixel data
            native, undefined length      | MALFORMED | E07F 1000 'OW' 0000 FFFFFFFF 00000000 00000000 FEFF DDE0 00000000
            compressed, transfer syntax is not | MALFORMED | E07F 1000 'OB' 0000 FFFFFFFF FEFF 00E0 00000000 FEFF 00E0 02000000 0102 FEFF DDE0 00000000
            shorter than rows and columns | sent      | 2800 1000 'US' 0200 0001 2800 1100 'US' 0200 0001 E07F 1000 'OW' 0000 02000000 0102
            # behind the data set
            a zero                        | sent      | 00
            a text                        | MALFORMED | 'the end of the text'
            padding                       | sent      | FCFF FCFF 'OB' 0000 04000000 00000000
            a directory                   | NOT_STORABLE | 0400 2012 'SQ' 0000 00000000
            """)
    void getsTheRightOutcome(String what, String outcome, String elements) throws IOException {
        boolean group4 = elements.startsWith("0400");
        String dataSet = group4 ? elements + HEAD : HEAD + TAIL + elements;

        assertThat(outcome(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, dataSet))
                .as(what)
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            an explicit element           | MALFORMED | 2000 1000 'SH' 0200 'ab'
            of undefined length, private  | sent      | 2100 0110 FFFFFFFF FEFF 00E0 00000000 FEFF DDE0 00000000
            of undefined length, public   | sent      | 4000 7502 FFFFFFFF FEFF 00E0 00000000 FEFF DDE0 00000000
            a long value of a short form  | TRUNCATED | 0630 5000 00000001
            text in the place of a length | MALFORMED | 2000 1000 '    '
            """)
    void getsTheRightOutcomeInImplicitVr(String what, String outcome, String elements) throws IOException {
        String head = "0800 1600 04000000 '1.2' 00 0800 1800 04000000 '1.3' 00 ";

        assertThat(outcome(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN, head + elements))
                .as(what)
                .isEqualTo(outcome);
    }
}
