package io.cameldicom.toolkit.pdu;

import io.cameldicom.toolkit.engine.AsynchronousOperationsWindow;
import io.cameldicom.toolkit.engine.CommonExtendedNegotiation;
import io.cameldicom.toolkit.engine.ExtendedNegotiation;
import io.cameldicom.toolkit.engine.RoleSelection;
import io.cameldicom.toolkit.engine.UserIdentity;
import io.cameldicom.toolkit.engine.UserInformation;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** One example of each PDU: its bytes, written down field by field from PS3.8 §9.3, and what they mean. */
enum GoldenPdu {
    ASSOCIATE_RQ(
            "01 00 00000109" // PDU type, reserved, PDU length
                    + "0001 0000" // protocol version, reserved
                    + ascii("PACS            ") // called AE title
                    + ascii("STATION one     ") // calling AE title
                    + "00".repeat(32) // reserved
                    + "10 00 0015" + ascii("1.2.840.10008.3.1.1.1") // application context
                    + "20 00 002E" // presentation context item
                    + "01 00 00 00" // presentation context ID 1, reserved
                    + "30 00 0011" + ascii("1.2.840.10008.1.1") // abstract syntax
                    + "40 00 0011" + ascii("1.2.840.10008.1.2") // transfer syntax
                    + "50 00 0076" // user information
                    + "51 00 0004 00004000" // maximum length 16384
                    + "52 00 0004" + ascii("1.23") // implementation class UID
                    + "53 00 0004 0001 0002" // asynchronous operations window: 1 invoked, 2 performed
                    + "54 00 0015 0011" + ascii("1.2.840.10008.1.1") + "01 00" // role selection: SCU, not SCP
                    + "55 00 0007" + ascii("VERSION") // implementation version name
                    + "56 00 0009 0005" + ascii("1.2.4") + "0102" // SOP class extended negotiation
                    + "57 00 0017 0005" + ascii("1.2.4") + "0003" + ascii("1.2") // SOP class and service class
                    + "0009 0003" + ascii("1.5") + "0002" + ascii("1.") // related general SOP classes
                    + "58 00 000E 02 01 0004" + ascii("user") + "0004" + ascii("pass"), // user identity
            new AssociateRq(
                    1,
                    "PACS",
                    "STATION one",
                    "1.2.840.10008.3.1.1.1",
                    List.of(new PresentationContextRq(1, "1.2.840.10008.1.1", List.of("1.2.840.10008.1.2"))),
                    new UserInformation(
                            16384,
                            "1.23",
                            Optional.of("VERSION"),
                            Optional.of(new AsynchronousOperationsWindow(1, 2)),
                            List.of(new RoleSelection("1.2.840.10008.1.1", true, false)),
                            List.of(new ExtendedNegotiation("1.2.4", ByteBuffer.wrap(new byte[] {1, 2}))),
                            List.of(new CommonExtendedNegotiation("1.2.4", "1.2", List.of("1.5", "1."))),
                            Optional.of(new UserIdentity(2, true, bytes("user"), bytes("pass"))),
                            Optional.empty()))),
    ASSOCIATE_AC(
            "02 00 000000B1" // PDU type, reserved, PDU length
                    + "0001 0000" // protocol version, reserved
                    + ascii("PACS            ") // as in the request
                    + ascii("STATION one     ") // as in the request
                    + "00".repeat(32) // reserved
                    + "10 00 0015" + ascii("1.2.840.10008.3.1.1.1") // application context
                    + "21 00 0019" // presentation context item
                    + "01 00 00 00" // presentation context ID 1, reserved, result: acceptance, reserved
                    + "40 00 0011" + ascii("1.2.840.10008.1.2") // transfer syntax
                    + "21 00 0019" // presentation context item
                    + "03 00 04 00" // presentation context ID 3, result: transfer syntaxes not supported
                    + "40 00 0011" + ascii("1.2.840.10008.1.2") // transfer syntax, not significant
                    + "50 00 0016" // user information
                    + "51 00 0004 00000000" // maximum length: no limit
                    + "52 00 0004" + ascii("1.23") // implementation class UID
                    + "59 00 0002 0000", // user identity: server response, empty
            new AssociateAc(
                    1,
                    "PACS",
                    "STATION one",
                    "1.2.840.10008.3.1.1.1",
                    List.of(
                            new PresentationContextAc(1, 0, "1.2.840.10008.1.2"),
                            new PresentationContextAc(3, 4, "1.2.840.10008.1.2")),
                    new UserInformation(
                            0,
                            "1.23",
                            Optional.empty(),
                            Optional.empty(),
                            List.of(),
                            List.of(),
                            List.of(),
                            Optional.empty(),
                            Optional.of(bytes(""))))),
    ASSOCIATE_RJ(
            "03 00 00000004" // PDU type, reserved, PDU length
                    + "00 01 01 07", // reserved, rejected-permanent, service-user, called AE title not recognized
            new AssociateRj(1, 1, 7)),
    P_DATA_TF(
            "04 00 0000000A" // PDU type, reserved, PDU length
                    + "00000006 01 03" // item length, presentation context ID, control header: command, last
                    + "DEADBEEF", // fragment
            new PDataTf(1, true, true, Unpooled.wrappedBuffer(HexFormat.of().parseHex("DEADBEEF")))),
    RELEASE_RQ("05 00 00000004 00000000", new ReleaseRq()), // PDU type, reserved, PDU length, reserved
    RELEASE_RP("06 00 00000004 00000000", new ReleaseRp()), // PDU type, reserved, PDU length, reserved
    ABORT(
            "07 00 00000004" // PDU type, reserved, PDU length
                    + "00 00 02 06", // reserved, service-provider, invalid PDU parameter value
            new Abort(2, 6));

    private final byte[] encoded;
    private final Pdu pdu;

    GoldenPdu(String hex, Pdu pdu) {
        this.encoded = HexFormat.of().parseHex(hex.replace(" ", ""));
        this.pdu = pdu;
    }

    byte[] encoded() {
        return encoded.clone();
    }

    ByteBuf buffer() {
        return Unpooled.copiedBuffer(encoded);
    }

    Pdu pdu() {
        return pdu;
    }

    private static String ascii(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}
