package io.cameldicom.toolkit.pdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.testing.NoBufferLeaks;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(NoBufferLeaks.class)
class PduCodecTest {
    private static final int MAXIMUM = 4096;

    @ParameterizedTest
    @EnumSource
    void encodesByteForByte(GoldenPdu golden) {
        ByteBuf out = Unpooled.buffer();
        PduEncoder.doEncode(golden.pdu(), out);
        assertThat(ByteBufUtil.getBytes(out)).isEqualTo(golden.encoded());
    }

    @ParameterizedTest
    @EnumSource
    void decodesWhole(GoldenPdu golden) {
        assertThat(decode(golden.buffer())).containsExactly(golden.pdu());
    }

    @ParameterizedTest
    @EnumSource
    void decodesSplitAtEveryByte(GoldenPdu golden) {
        byte[] bytes = golden.encoded();
        for (int split = 1; split < bytes.length; split++) {
            List<Object> pdus = decode(
                    Unpooled.copiedBuffer(bytes, 0, split), Unpooled.copiedBuffer(bytes, split, bytes.length - split));
            assertThat(joined(pdus)).as("split at %d", split).isEqualTo(golden.pdu());
        }
    }

    @ParameterizedTest
    @EnumSource
    void yieldsNoPduThatIsTruncated(GoldenPdu golden) {
        byte[] bytes = golden.encoded();
        for (int length = 0; length < bytes.length; length++) {
            List<Object> pdus = decode(Unpooled.copiedBuffer(bytes, 0, length));
            if (golden == GoldenPdu.P_DATA_TF) {
                assertThat(pdus).noneMatch(pdu -> ((PDataTf) pdu).last());
            } else {
                assertThat(pdus).as("cut at %d", length).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void rejectsPduThatIsTooLong(GoldenPdu golden) {
        ByteBuf bytes = golden.buffer().setInt(2, Integer.MAX_VALUE);
        assertMalformed(bytes, "length: 2147483647");
    }

    @ParameterizedTest
    @EnumSource
    void decodesBackToBack(GoldenPdu golden) {
        ByteBuf bytes = Unpooled.wrappedBuffer(golden.buffer(), golden.buffer(), golden.buffer());
        assertThat(decode(bytes)).containsExactly(golden.pdu(), golden.pdu(), golden.pdu());
    }

    @ParameterizedTest
    @CsvSource({
        "unknown type, 0900000000040000000000, PDU type: 9",
        "type zero, 0000000000040000000000, PDU type: 0",
        "release of 5 bytes, 0500000000050000000000, A-RELEASE-RQ length: 5",
        "empty P-DATA-TF, 040000000000, P-DATA-TF length: 0",
        "P-DATA-TF beyond the maximum, 040000001001000000000102, P-DATA-TF length: 4097 (expected: 6 to 4096)",
        "value beyond its PDU, 040000000008000000080103AABB, presentation data value length: 8 (expected: 2 to 4)",
        "value without header, 040000000006000000010103, presentation data value length: 1",
        "negative value length, 040000000006FFFFFFFE0103, presentation data value length: 4294967294",
        "bytes after the last value, 040000000009000000040103AABBCCDDEE, bytes after the last presentation data value: 1",
        "request without fields, 010000000004000100000000, A-ASSOCIATE-RQ length: 4"
    })
    void rejectsWhatIsNoPdu(String what, String hex, String message) {
        assertMalformed(Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex)), message);
    }

    @Test
    void rejectsItemBeyondItsPdu() {
        ByteBuf bytes = GoldenPdu.ASSOCIATE_RQ.buffer();
        bytes.setShort(6 + 68 + 2, 0x7000); // length of the application context item
        assertMalformed(bytes, "item 10H length: 28672");
    }

    @Test
    void rejectsEvenPresentationContextId() {
        ByteBuf bytes = GoldenPdu.ASSOCIATE_RQ.buffer();
        bytes.setByte(6 + 68 + 25 + 4, 2);
        assertMalformed(bytes, "presentation context id: 2 (expected: odd)");
    }

    @Test
    void rejectsEveryShorteningOfAnInnerLength() {
        byte[] bytes = GoldenPdu.ASSOCIATE_RQ.encoded();
        for (int length = 0; length < bytes.length - 6; length++) {
            ByteBuf shortened = Unpooled.copiedBuffer(bytes, 0, 6 + length).setInt(2, length);
            try {
                decode(shortened).forEach(pdu -> assertThat(pdu).isInstanceOf(AssociateRq.class));
            } catch (MalformedPduException e) {
                assertThat(e).hasMessageContaining("expected");
            }
        }
    }

    @Test
    void passesEachValueOfOnePduOn() {
        List<Object> pdus = decode(Unpooled.wrappedBuffer(
                HexFormat.of().parseHex("0400 00000010 00000004 0101 AABB 00000004 0103 CCDD".replace(" ", ""))));
        assertThat(pdus).hasSize(2).allMatch(pdu -> ((PDataTf) pdu).command());
        assertThat(pdus).extracting(pdu -> ((PDataTf) pdu).last()).containsExactly(false, true);
    }

    @Test
    void passesAnEmptyLastFragmentOn() {
        List<Object> pdus = decode(Unpooled.wrappedBuffer(HexFormat.of().parseHex("040000000006000000020502")));
        assertThat(pdus)
                .singleElement()
                .satisfies(pdu -> assertThat((PDataTf) pdu)
                        .matches(PDataTf::last)
                        .matches(value -> !value.command())
                        .matches(value -> value.contextId() == 5));
    }

    @Test
    void skipsAllThatFollowsWhatIsNoPdu() {
        EmbeddedChannel channel = new EmbeddedChannel(new PduDecoder(MAXIMUM));
        assertThatThrownBy(() -> channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {9, 0, 0, 0, 0, 0})))
                .isInstanceOf(MalformedPduException.class);
        channel.writeInbound(GoldenPdu.RELEASE_RQ.buffer());
        assertThat((Object) channel.readInbound()).isNull();
        channel.finishAndReleaseAll();
    }

    @Test
    void keepsSecretsOutOfText() {
        assertThat(GoldenPdu.ASSOCIATE_RQ.pdu().toString())
                .doesNotContain("pass")
                .doesNotContain("user,");
        assertThat(((AssociateRq) GoldenPdu.ASSOCIATE_RQ.pdu())
                        .userInformation()
                        .userIdentity())
                .hasToString("Optional[UserIdentity[type=2]]");
    }

    private static void assertMalformed(ByteBuf bytes, String message) {
        EmbeddedChannel channel = new EmbeddedChannel(new PduDecoder(MAXIMUM));
        assertThatThrownBy(() -> channel.writeInbound(bytes))
                .isInstanceOf(MalformedPduException.class)
                .hasMessageContaining(message);
        channel.finishAndReleaseAll();
    }

    /** The PDUs; the bytes of P-DATA-TF are copied, so that nothing needs to be released. */
    static List<Object> decode(ByteBuf... parts) {
        EmbeddedChannel channel = new EmbeddedChannel(new PduDecoder(MAXIMUM));
        List<Object> pdus = new ArrayList<>();
        try {
            for (ByteBuf part : parts) {
                channel.writeInbound(part);
            }
        } finally {
            for (Object pdu = channel.readInbound(); pdu != null; pdu = channel.readInbound()) {
                pdus.add(detached(pdu));
            }
            channel.finishAndReleaseAll();
        }
        return pdus;
    }

    private static Object detached(Object pdu) {
        if (pdu instanceof PDataTf data) {
            ByteBuf copy = Unpooled.copiedBuffer(data.data());
            ReferenceCountUtil.release(data.data());
            return new PDataTf(data.contextId(), data.command(), data.last(), copy);
        }
        return pdu;
    }

    /** A value that arrived in parts is put together. */
    private static Object joined(List<Object> pdus) {
        if (pdus.get(0) instanceof PDataTf) {
            PDataTf last = (PDataTf) pdus.get(pdus.size() - 1);
            ByteBuf[] parts = pdus.stream().map(pdu -> ((PDataTf) pdu).data()).toArray(ByteBuf[]::new);
            return new PDataTf(last.contextId(), last.command(), last.last(), Unpooled.wrappedBuffer(parts));
        }
        assertThat(pdus).hasSize(1);
        return pdus.get(0);
    }
}
