package io.cameldicom.toolkit.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.toolkit.engine.DimseStatus;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandSetTest {
    private static final String ECHO_RQ = "0000 0000 04000000 38000000" // Command Group Length
            + "0000 0200 12000000" + ascii("1.2.840.10008.1.1") + "00" // Affected SOP Class UID, padded with NUL
            + "0000 0001 02000000 3000" // Command Field C-ECHO-RQ
            + "0000 1001 02000000 0700" // Message ID
            + "0000 0008 02000000 0101"; // Command Data Set Type: none

    private static final String STORE_RQ = "0000 0000 04000000 4C000000" // Command Group Length
            + "0000 0200 06000000" + ascii("1.2.34") // Affected SOP Class UID
            + "0000 0001 02000000 0100" // Command Field C-STORE-RQ
            + "0000 1001 02000000 FFFF" // Message ID
            + "0000 0007 02000000 0000" // Priority medium
            + "0000 0008 02000000 0100" // Command Data Set Type: present
            + "0000 0010 0E000000" + ascii("1.2.34.567.89") + "00"; // Affected SOP Instance UID

    @Test
    void encodesEchoRequestByteForByte() {
        assertThat(Dimse.echoRequest(7).encode()).isEqualTo(bytes(ECHO_RQ));
    }

    @Test
    void encodesStoreRequestByteForByte() {
        assertThat(Dimse.storeRequest(0xFFFF, "1.2.34", "1.2.34.567.89").encode())
                .isEqualTo(bytes(STORE_RQ));
    }

    @Test
    void decodesWhatItEncoded() {
        CommandSet set = CommandSet.decode(bytes(STORE_RQ));
        assertThat(set.is(CommandField.C_STORE_RQ)).isTrue();
        assertThat(set.hasDataSet()).isTrue();
        assertThat(set.number(CommandTag.MESSAGE_ID)).hasValue(0xFFFF);
        assertThat(set.text(CommandTag.AFFECTED_SOP_INSTANCE_UID)).isEqualTo("1.2.34.567.89");
        assertThat(set).hasToString("C-STORE-RQ");
    }

    @ParameterizedTest
    @CsvSource({
        "value beyond the end, 0000000110000000AA, '(0000,0100) length: 16 (expected: at most 1)'",
        "negative length, 00000001FFFFFFFFAA, length: 4294967295",
        "torn header, 000000, 3 bytes after the last element",
        "no Command Field, 0000000902000000AABB, no Command Field"
    })
    void rejectsWhatIsNoCommandSet(String what, String hex, String message) {
        assertThatThrownBy(() -> CommandSet.decode(bytes(hex)))
                .isInstanceOf(MalformedCommandException.class)
                .hasMessageContaining(message);
    }

    @Test
    void readsElementsOfOddLengthAndKeepsThoseThatItDoesNotKnow() {
        CommandSet set = CommandSet.decode(bytes(
                "0000 0200 05000000 312E322E33" // UID of odd length, not padded
                        + "0000 0001 02000000 0180"
                        + "0000 0009 02000000 00B0"
                        + "0000 FF0F 03000000 AABBCC" // unknown
                        + "0900 1000 02000000 4142")); // of another group
        assertThat(set.text(CommandTag.AFFECTED_SOP_CLASS_UID)).isEqualTo("1.2.3");
        assertThat(set.text(0x0FFF)).hasSize(3);
        assertThat(Dimse.status(set).isWarning()).isTrue();
        assertThat(set.text(0x0010)).isEmpty();
    }

    @Test
    void whatIsMissingOrOfAnotherLengthIsNoNumber() {
        CommandSet set = CommandSet.decode(bytes("0000 0001 02000000 0180" + "0000 2001 04000000 01000000"));
        assertThat(set.number(CommandTag.MESSAGE_ID_BEING_RESPONDED_TO)).isEmpty();
        assertThat(set.number(CommandTag.MESSAGE_ID)).isEmpty();
        assertThat(set.text(CommandTag.AFFECTED_SOP_INSTANCE_UID)).isEmpty();
        assertThat(set.hasDataSet()).as("without Command Data Set Type").isFalse();
        assertThat(set.tags(CommandTag.OFFENDING_ELEMENT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0001", "0107", "1234", "4711", "A701", "B0FF", "C123", "D000", "FE00", "FF02", "FFFF"})
    void handsEveryFinalStatusOn(String status) {
        CommandSet response =
                new CommandSet(CommandField.C_STORE_RSP, false).number(CommandTag.STATUS, Integer.parseInt(status, 16));
        assertThat(Dimse.status(response).hex()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"FF00", "FF01"})
    void rejectsAStatusThatIsNotFinal(String status) {
        CommandSet response =
                new CommandSet(CommandField.C_STORE_RSP, false).number(CommandTag.STATUS, Integer.parseInt(status, 16));
        assertThatThrownBy(() -> Dimse.status(response))
                .isInstanceOf(MalformedCommandException.class)
                .hasMessage("C-STORE-RSP status: " + status + " (expected: a final one)");
    }

    @Test
    void sendsNoCharactersBeyondAscii() {
        DimseStatus status = new DimseStatus(0xC000, Optional.of("M\u00fcller \u65e5\u672c"), List.of());
        CommandSet response = Dimse.response(Dimse.echoRequest(1), status);
        assertThat(response.text(CommandTag.ERROR_COMMENT)).isEqualTo("M?ller ??");
    }

    @Test
    void responseRepeatsTheUidsAndCutsTheComment() {
        CommandSet request = CommandSet.decode(bytes(STORE_RQ));
        DimseStatus status = new DimseStatus(0xA900, Optional.of("x".repeat(100)), List.of(0x00100020));
        CommandSet response = CommandSet.decode(Dimse.response(request, status).encode());
        assertThat(response.is(CommandField.C_STORE_RSP)).isTrue();
        assertThat(response.hasDataSet()).isFalse();
        assertThat(response.number(CommandTag.MESSAGE_ID_BEING_RESPONDED_TO)).hasValue(0xFFFF);
        assertThat(response.text(CommandTag.AFFECTED_SOP_CLASS_UID)).isEqualTo("1.2.34");
        DimseStatus decoded = Dimse.status(response);
        assertThat(decoded.code()).isEqualTo(0xA900);
        assertThat(decoded.errorComment()).hasValue("x".repeat(64));
        assertThat(decoded.offendingElements()).containsExactly(0x00100020);
    }

    @Test
    void rejectsResponseWithoutStatus() {
        assertThatThrownBy(() -> Dimse.status(new CommandSet(CommandField.C_ECHO_RSP, false)))
                .isInstanceOf(MalformedCommandException.class)
                .hasMessageContaining("C-ECHO-RSP: no Status");
    }

    @Test
    void assemblesFragments() {
        CommandAssembler assembler = new CommandAssembler();
        byte[] all = bytes(ECHO_RQ);
        for (int i = 0; i < all.length - 1; i++) {
            assertThat(assembler.add(Unpooled.wrappedBuffer(all, i, 1), false)).isEmpty();
        }
        assertThat(assembler.isInProgress()).isTrue();
        assertThat(assembler.add(Unpooled.wrappedBuffer(all, all.length - 1, 1), true))
                .hasValueSatisfying(set -> assertThat(set.encode()).isEqualTo(all));
        assertThat(assembler.isInProgress()).isFalse();
    }

    @Test
    void limitsTheLengthOfACommandSet() {
        CommandAssembler assembler = new CommandAssembler();
        assembler.add(Unpooled.wrappedBuffer(new byte[CommandAssembler.MAXIMUM_LENGTH]), false);
        assertThatThrownBy(() -> assembler.add(Unpooled.wrappedBuffer(new byte[1]), false))
                .isInstanceOf(MalformedCommandException.class)
                .hasMessageContaining("more than 65536");
    }

    private static String ascii(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
