package io.cameldicom.test;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The side that calls, byte by byte; shares no code with the kit. Every read gives up after ten seconds. */
final class Caller implements AutoCloseable {
    static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    static final String MR = "1.2.840.10008.5.1.4.1.1.4";
    static final String VERIFICATION = "1.2.840.10008.1.1";
    static final String IMPLICIT = "1.2.840.10008.1.2";
    static final String EXPLICIT = "1.2.840.10008.1.2.1";

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final Socket socket;
    private final DataInputStream in;

    private Caller(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(10_000);
        in = new DataInputStream(socket.getInputStream());
    }

    static Caller to(FaultyPeer peer) throws IOException {
        return new Caller(new Socket(InetAddress.getLoopbackAddress(), peer.port()));
    }

    /** An association with one context for CT, implicit, id 1. */
    static Caller associated(FaultyPeer peer) throws IOException {
        Caller caller = to(peer);
        caller.associate("", CT + " " + IMPLICIT);
        if (caller.pdu()[0] != 2) {
            throw new IOException("no A-ASSOCIATE-AC");
        }
        return caller;
    }

    /** Sends A-ASSOCIATE-RQ; each context is an abstract syntax and its transfer syntaxes, ids from 1. */
    void associate(String userItems, String... contexts) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(HEX.parseHex("00010000"));
        body.writeBytes(String.format("%-16s%-16s", "CALLED", "CALLING").getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(new byte[32]);
        body.writeBytes(item(0x10, "1.2.840.10008.3.1.1.1".getBytes(StandardCharsets.US_ASCII)));
        int id = 1;
        for (String context : contexts) {
            ByteArrayOutputStream value = new ByteArrayOutputStream();
            value.writeBytes(new byte[] {(byte) id, 0, 0, 0});
            int type = 0x30;
            for (String uid : context.split(" ")) {
                value.writeBytes(item(type, uid.getBytes(StandardCharsets.US_ASCII)));
                type = 0x40;
            }
            body.writeBytes(item(0x20, value.toByteArray()));
            id += 2;
        }
        ByteArrayOutputStream user = new ByteArrayOutputStream();
        user.writeBytes(HEX.parseHex("5100000400004000"));
        user.writeBytes(item(0x52, "1.2.3".getBytes(StandardCharsets.US_ASCII)));
        user.writeBytes(HEX.parseHex(userItems));
        body.writeBytes(item(0x50, user.toByteArray()));
        pdu(1, body.toByteArray());
    }

    private static byte[] item(int type, byte[] value) {
        return ByteBuffer.allocate(4 + value.length)
                .put((byte) type)
                .put((byte) 0)
                .putShort((short) value.length)
                .put(value)
                .array();
    }

    private void pdu(int type, byte[] body) throws IOException {
        socket.getOutputStream()
                .write(ByteBuffer.allocate(6 + body.length)
                        .put((byte) type)
                        .put((byte) 0)
                        .putInt(body.length)
                        .put(body)
                        .array());
    }

    void send(String hex) throws IOException {
        socket.getOutputStream().write(HEX.parseHex(hex));
    }

    void echo(int messageId) throws IOException {
        fragment(3, command(0x30, messageId, VERIFICATION, null));
    }

    /** Sends a C-STORE request of a CT and a data set in fragments of these lengths. */
    void store(int messageId, String instance, int... fragments) throws IOException {
        fragment(3, command(1, messageId, CT, instance));
        for (int i = 0; i < fragments.length; i++) {
            fragment(i + 1 == fragments.length ? 2 : 0, new byte[fragments[i]]);
        }
    }

    /** Sends one fragment in context 1. */
    void fragment(int control, byte[] bytes) throws IOException {
        pdu(
                4,
                ByteBuffer.allocate(6 + bytes.length)
                        .putInt(bytes.length + 2)
                        .put((byte) 1)
                        .put((byte) control)
                        .put(bytes)
                        .array());
    }

    static byte[] command(int field, int messageId, String sopClass, String instance) {
        ByteBuffer bytes = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
        element(bytes, 0x0002, padded(sopClass));
        element(bytes, 0x0100, new byte[] {(byte) field, (byte) (field >> 8)});
        element(bytes, 0x0110, new byte[] {(byte) messageId, (byte) (messageId >> 8)});
        element(bytes, 0x0800, instance == null ? new byte[] {1, 1} : new byte[] {0, 0});
        if (instance != null) {
            element(bytes, 0x1000, padded(instance));
        }
        byte[] command = new byte[bytes.position()];
        bytes.flip().get(command);
        return command;
    }

    private static void element(ByteBuffer to, int element, byte[] value) {
        to.putShort((short) 0).putShort((short) element).putInt(value.length).put(value);
    }

    private static byte[] padded(String uid) {
        return (uid.length() % 2 == 0 ? uid : uid + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    /** The next PDU, header and all. */
    byte[] pdu() throws IOException {
        byte[] header = in.readNBytes(6);
        if (header.length < 6) {
            throw new IOException(header.length + " bytes, then the end (expected: a PDU)");
        }
        byte[] body = in.readNBytes(ByteBuffer.wrap(header, 2, 4).getInt());
        return ByteBuffer.allocate(6 + body.length).put(header).put(body).array();
    }

    String hex() throws IOException {
        return HEX.formatHex(pdu());
    }

    /** The next PDU must be a response in one fragment; its element as it stands there, in hexadecimal digits. */
    String response(int element) throws IOException {
        return value(pdu(), element);
    }

    static String value(byte[] pdu, int element) {
        ByteBuffer bytes = ByteBuffer.wrap(pdu).order(ByteOrder.LITTLE_ENDIAN).position(12);
        while (bytes.hasRemaining()) {
            bytes.getShort();
            int tag = Short.toUnsignedInt(bytes.getShort());
            byte[] value = new byte[bytes.getInt()];
            bytes.get(value);
            if (tag == element) {
                return HEX.formatHex(value);
            }
        }
        return "";
    }

    /** Everything until the other side closes, in hexadecimal digits. */
    String rest() throws IOException {
        return HEX.formatHex(in.readAllBytes());
    }

    /** Whether nothing comes for so long. */
    boolean isQuiet(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            in.readByte();
            return false;
        } catch (java.net.SocketTimeoutException e) {
            return true;
        } finally {
            socket.setSoTimeout(10_000);
        }
    }

    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
