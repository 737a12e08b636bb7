package io.cameldicom.toolkit.pdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cameldicom.testing.NoBufferLeaks;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** What peers get wrong in PDUs, and what of it the standard says not to test. */
@ExtendWith(NoBufferLeaks.class)
class PduLimitsTest {
    private static final int MAXIMUM = 4096;
    private static final int FIXED_END = 6 + 68;

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 9, 0x42, 0x7F, 0x80, 0xFF})
    void anUnknownTypeIsUnrecognized(int type) {
        assertThat(refusal(hex(String.format("%02X0000000004 00000000", type))))
                .hasMessage("PDU type: " + type + " (expected: 1 to 7)")
                .satisfies(e ->
                        assertThat(((MalformedPduException) e).abortReason()).isEqualTo(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void anAssociationMustBeShortEnoughToBeKept(int type) {
        assertThat(refusal(hex(String.format("%02X0000040001", type))))
                .hasMessageEndingWith("length: 262145 (expected: at most 262144)");
    }

    @ParameterizedTest
    @CsvSource({
        "an HTTP request, 474554202F20485454502F312E310D0A, 71",
        "a TLS client hello, 16030100A5010000A10303, 22",
        "an SSH banner, 5353482D322E302D4F70656E5353480D0A, 83"
    })
    void anotherProtocolIsUnrecognized(String what, String bytes, int type) {
        assertThat(refusal(hex(bytes))).as(what).hasMessageStartingWith("PDU type: " + type);
    }

    /** Nothing is gathered for what a header promises: the refusal comes with the header. */
    @ParameterizedTest
    @EnumSource(GoldenPdu.class)
    void aLengthBeyondTheLimitIsRefusedUponTheHeader(GoldenPdu golden) {
        ByteBuf header = golden.buffer().setInt(2, -1).writerIndex(6);
        assertThat(refusal(header))
                .hasMessageContaining("length: 4294967295 (expected: ")
                .satisfies(e ->
                        assertThat(((MalformedPduException) e).abortReason()).isEqualTo(6));
    }

    @ParameterizedTest
    @EnumSource(
            value = GoldenPdu.class,
            mode = Mode.EXCLUDE,
            names = {"P_DATA_TF"})
    void reservedBytesAreNotTested(GoldenPdu golden) {
        ByteBuf bytes = golden.buffer().setByte(1, 0xFF);
        switch (golden) {
            case ASSOCIATE_RQ, ASSOCIATE_AC -> {
                bytes.setShort(8, 0xFFFF);
                bytes.setBytes(FIXED_END - 32, new byte[] {1, 2, 3});
                bytes.setByte(FIXED_END + 1, 0xFF); // of the application context item
                bytes.setByte(FIXED_END + 25 + 1, 0xFF); // of the first presentation context item
                bytes.setByte(FIXED_END + 25 + 5, 0xFF); // behind its id
            }
            case RELEASE_RQ, RELEASE_RP -> bytes.setInt(6, 0x01020304);
            default -> bytes.setByte(6, 0xFF);
        }
        assertThat(PduCodecTest.decode(bytes)).containsExactly(golden.pdu());
    }

    @Test
    void everyVersionBitButTheFirstIsLeftToTheStateMachine() {
        ByteBuf bytes = GoldenPdu.ASSOCIATE_RQ.buffer().setShort(6, 0x8003);
        assertThat(PduCodecTest.decode(bytes))
                .singleElement()
                .satisfies(
                        pdu -> assertThat(((AssociateRq) pdu).protocolVersion()).isEqualTo(0x8003));
    }

    @ParameterizedTest
    @CsvSource({"RQ, 01", "AC, 02"})
    void unknownItemsAreSkipped(String name, String type) {
        ByteBuf body = Unpooled.buffer().writeShort(1).writeZero(66);
        item(body, "5F 00 0003 AABBCC"); // before, between and behind the others
        item(body, "10 00 0001 31");
        item(body, "FF 00 0000");
        item(body, "50 00 0014 5A000002 AABB 51000004 00001000 77000002 0000");
        item(body, "00 00 0001 00");
        assertThat(PduCodecTest.decode(whole(type, body)))
                .singleElement()
                .satisfies(pdu -> assertThat(
                                pdu instanceof AssociateRq rq
                                        ? rq.userInformation()
                                        : ((AssociateAc) pdu).userInformation())
                        .satisfies(user -> assertThat(user.maximumLength()).isEqualTo(4096)));
    }

    @ParameterizedTest
    @CsvSource({
        "maximum length of 3 bytes, 51 00 0003 000010, item 51H: 3 bytes left (expected: at least 4)",
        "window of 2 bytes, 53 00 0002 0001, item 53H: 2 bytes left (expected: at least 4)",
        "role whose UID is longer than it, 54 00 0004 0009 3132, item 54H: 2 bytes left (expected: at least 9)",
        "role without its roles, 54 00 0005 0002 3132 01, item 54H: 1 bytes left (expected: at least 2)",
        "extended negotiation without a length, 56 00 0001 00, item 56H: 1 bytes left (expected: at least 2)",
        "common extended negotiation that ends early, 57 00 0005 0001 31 0001, item 57H: 0 bytes left (expected: at least 1)",
        "related SOP class beyond its list, 57 00 000B 0001 31 0001 32 0003 0002 33, item 57H: 1 bytes left (expected: at least 2)",
        "identity of 1 byte, 58 00 0001 02, item 58H: 1 bytes left (expected: at least 2)",
        "identity whose name is longer than it, 58 00 0005 0200 0008 41, item 58H: 1 bytes left (expected: at least 8)",
        "response without a length, 59 00 0000, item 59H: 0 bytes left (expected: at least 2)",
        "item beyond the one around it, 52 00 0009 31, item 52H length: 9 (expected: at most 1)",
        "item header of 3 bytes, 52 00 00, bytes after the last item: 3 (expected: 0)"
    })
    void wrongLengthsWithinUserInformationAreRefused(String what, String item, String message) {
        ByteBuf inner = hex(item);
        ByteBuf body = Unpooled.buffer().writeShort(1).writeZero(66);
        body.writeByte(0x50).writeByte(0).writeShort(inner.readableBytes()).writeBytes(inner);
        assertThat(refusal(whole("01", body)))
                .as(what)
                .hasMessage(message)
                .satisfies(e ->
                        assertThat(((MalformedPduException) e).abortReason()).isEqualTo(6));
    }

    @ParameterizedTest
    @CsvSource({
        "context of 3 bytes, 20 00 0003 010000, presentation context item length: 3 (expected: 4 or more)",
        "context 0, 20 00 0004 00000000, presentation context id: 0 (expected: odd)",
        "context 254, 20 00 0004 FE000000, presentation context id: 254 (expected: odd)",
        "syntax beyond its context, 20 00 000A 01000000 40000009 3131, item 40H length: 9 (expected: at most 2)"
    })
    void wrongPresentationContextsAreRefused(String what, String item, String message) {
        ByteBuf body = Unpooled.buffer().writeShort(1).writeZero(66);
        item(body, item);
        assertThat(refusal(whole("01", body))).as(what).hasMessage(message);
    }

    @Test
    void moreContextsThanThereAreIdsAreRefused() {
        ByteBuf body = Unpooled.buffer().writeShort(1).writeZero(66);
        for (int i = 0; i < 129; i++) {
            item(body, "20 00 0004 01000000");
        }
        assertThat(refusal(whole("01", body))).hasMessage("presentation contexts: more than 128");
    }

    @Test
    void textKeepsItsCaseAndLosesItsPadding() {
        ByteBuf bytes = GoldenPdu.ASSOCIATE_RQ.buffer();
        bytes.setBytes(10, "  Store ScP\0    ".getBytes(StandardCharsets.US_ASCII));
        assertThat(PduCodecTest.decode(bytes))
                .singleElement()
                .satisfies(
                        pdu -> assertThat(((AssociateRq) pdu).calledAeTitle()).startsWith("Store ScP"));
    }

    private static void item(ByteBuf body, String hex) {
        body.writeBytes(hex(hex));
    }

    private static ByteBuf whole(String type, ByteBuf body) {
        return Unpooled.buffer()
                .writeByte(Integer.parseInt(type, 16))
                .writeByte(0)
                .writeInt(body.readableBytes())
                .writeBytes(body);
    }

    private static ByteBuf hex(String hex) {
        return Unpooled.copiedBuffer(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private static Throwable refusal(ByteBuf bytes) {
        EmbeddedChannel channel = new EmbeddedChannel(new PduDecoder(MAXIMUM));
        Throwable thrown = catchThrowable(() -> channel.writeInbound(bytes));
        assertThat((Object) channel.readInbound()).isNull();
        channel.finishAndReleaseAll();
        assertThat(thrown).isInstanceOf(MalformedPduException.class);
        return thrown;
    }
}
