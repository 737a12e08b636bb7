package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.CommandTag;
import io.cameldicom.toolkit.dimse.Dimse;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DimseStatus;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A peer that does exactly what a test tells it to, right or wrong, on one connection that it accepts or opens. */
public final class FakePeer implements AutoCloseable {
    public static final String RELEASE_RQ = "05000000000400000000";
    public static final String RELEASE_RP = "06000000000400000000";
    public static final String ABORT_BY_USER = "07000000000400000000";

    /** What the peer does; every method blocks. */
    @FunctionalInterface
    public interface Script {
        void run(FakePeer peer) throws IOException;
    }

    private final ServerSocket server;
    private final CompletableFuture<Void> script = new CompletableFuture<>();
    private Socket socket;
    private DataInputStream in;
    private DataOutputStream out;
    private byte[] request;
    private final Deque<byte[]> fragments = new ArrayDeque<>();
    private int longestData;

    private FakePeer(ServerSocket server) {
        this.server = server;
    }

    public static FakePeer that(Script does) {
        try {
            FakePeer peer = new FakePeer(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            Thread thread = new Thread(() -> peer.run(does), "fake-peer");
            thread.setDaemon(true);
            thread.start();
            return peer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connects to an acceptor. */
    public static FakePeer calling(DicomAddress acceptor) throws IOException {
        FakePeer peer = new FakePeer(null);
        peer.use(new Socket(acceptor.host(), acceptor.port()));
        return peer;
    }

    private void use(Socket connected) throws IOException {
        socket = connected;
        connected.setTcpNoDelay(true);
        in = new DataInputStream(connected.getInputStream());
        out = new DataOutputStream(connected.getOutputStream());
    }

    private void run(Script does) {
        try (Socket accepted = server.accept()) {
            use(accepted);
            does.run(this);
            script.complete(null);
        } catch (Throwable e) {
            script.completeExceptionally(e);
        }
    }

    public DicomAddress address() {
        return DicomAddress.parse("PEER@127.0.0.1:" + server.getLocalPort());
    }

    /** Waits until the script has ended, and fails where it failed. */
    public void finished() throws Exception {
        script.get(60, TimeUnit.SECONDS);
    }

    /** The next PDU, header and all. */
    public byte[] pdu() throws IOException {
        byte[] header = new byte[6];
        in.readFully(header);
        int length = new DataInputStream(new ByteArrayInputStream(header, 2, 4)).readInt();
        ByteArrayOutputStream pdu = new ByteArrayOutputStream();
        pdu.write(header);
        pdu.write(in.readNBytes(length));
        return pdu.toByteArray();
    }

    /** The next PDU must be of this type. */
    public byte[] expect(int type) throws IOException {
        byte[] pdu = pdu();
        if (pdu[0] != type) {
            throw new IOException("PDU type " + pdu[0] + " (expected: " + type + ")");
        }
        return pdu;
    }

    /** The next PDU must be an A-ABORT; a peer closes then. */
    public void expectAbort() throws IOException {
        expect(7);
    }

    public void expectClose() throws IOException {
        try {
            if (in.read() >= 0) {
                throw new IOException("a byte (expected: end of the connection)");
            }
        } catch (EOFException | SocketException e) {
            // closed or reset, both are an end
        }
    }

    /** Nothing may arrive for a moment. */
    public void expectSilence() throws IOException {
        socket.setSoTimeout(100);
        try {
            throw new IOException("byte " + in.read() + " (expected: silence)");
        } catch (SocketTimeoutException e) {
            socket.setSoTimeout(0);
        }
    }

    public void send(String hex) throws IOException {
        send(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    /** Sends bytes as they are, PDUs or not. */
    public void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** Takes A-ASSOCIATE-RQ and accepts its first context with that transfer syntax. */
    public void accept(int maximumLength, String transferSyntax) throws IOException {
        request = expect(1);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(request, 6, 68);
        item(body, 0x10, "1.2.840.10008.3.1.1.1".getBytes(StandardCharsets.US_ASCII));
        ByteArrayOutputStream context = new ByteArrayOutputStream();
        context.write(new byte[] {1, 0, 0, 0});
        item(context, 0x40, transferSyntax.getBytes(StandardCharsets.US_ASCII));
        item(body, 0x21, context.toByteArray());
        ByteArrayOutputStream user = new ByteArrayOutputStream();
        item(user, 0x51, new byte[] {
            (byte) (maximumLength >> 24),
            (byte) (maximumLength >> 16),
            (byte) (maximumLength >> 8),
            (byte) maximumLength
        });
        item(user, 0x52, "1.2.3".getBytes(StandardCharsets.US_ASCII));
        item(body, 0x50, user.toByteArray());
        pdu(2, body.toByteArray());
    }

    /**
     * Takes A-ASSOCIATE-RQ and accepts every context with the first transfer syntax proposed for it.
     *
     * @param scp SOP classes of which the requestor is accepted as SCP, and as SCU, where it has asked for that
     */
    public void acceptAll(String... scp) throws IOException {
        acceptAll(1, scp);
    }

    /** As {@link #acceptAll}, with so wide an asynchronous operations window. */
    public void acceptWindow(int operations) throws IOException {
        acceptAll(operations);
    }

    private void acceptAll(int operations, String... scp) throws IOException {
        request = expect(1);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(request, 6, 68);
        item(body, 0x10, "1.2.840.10008.3.1.1.1".getBytes(StandardCharsets.US_ASCII));
        ByteBuffer items = ByteBuffer.wrap(request, 74, request.length - 74);
        while (items.hasRemaining()) {
            int type = items.get();
            items.get();
            ByteBuffer item = items.slice(items.position() + 2, items.getShort(items.position()));
            items.position(items.position() + 2 + item.limit());
            if (type == 0x20) {
                answer(body, item);
            }
        }
        ByteArrayOutputStream user = new ByteArrayOutputStream();
        item(user, 0x51, new byte[] {0, 0, 0x40, 0});
        item(user, 0x52, "1.2.3".getBytes(StandardCharsets.US_ASCII));
        if (operations > 1) {
            item(user, 0x53, new byte[] {0, (byte) operations, 0, 1});
        }
        for (String sopClass : scp) {
            ByteArrayOutputStream role = new ByteArrayOutputStream();
            role.write(new byte[] {0, (byte) sopClass.length()});
            role.write(sopClass.getBytes(StandardCharsets.US_ASCII));
            role.write(new byte[] {1, 1});
            item(user, 0x54, role.toByteArray());
        }
        item(body, 0x50, user.toByteArray());
        pdu(2, body.toByteArray());
    }

    /** The first sub-item is the abstract syntax, the second the first transfer syntax. */
    private static void answer(ByteArrayOutputStream body, ByteBuffer proposed) throws IOException {
        int transferSyntax = 4 + 4 + proposed.getShort(6);
        byte[] uid = new byte[proposed.getShort(transferSyntax + 2)];
        proposed.get(transferSyntax + 4, uid);
        ByteArrayOutputStream context = new ByteArrayOutputStream();
        context.write(new byte[] {proposed.get(0), 0, 0, 0});
        item(context, 0x40, uid);
        item(body, 0x21, context.toByteArray());
    }

    public void accept() throws IOException {
        accept(16384, "1.2.840.10008.1.2");
    }

    private static void item(ByteArrayOutputStream to, int type, byte[] bytes) throws IOException {
        to.write(new byte[] {(byte) type, 0, (byte) (bytes.length >> 8), (byte) bytes.length});
        to.write(bytes);
    }

    private void pdu(int type, byte[] body) throws IOException {
        send(ByteBuffer.allocate(6 + body.length)
                .put((byte) type)
                .put((byte) 0)
                .putInt(body.length)
                .put(body)
                .array());
    }

    /** Requests an association with one presentation context, id 1. */
    public void associate(String called, String calling, String abstractSyntax, String... transferSyntaxes)
            throws IOException {
        associate(1, "1.2.840.10008.3.1.1.1", called, calling, abstractSyntax, transferSyntaxes);
    }

    public void associate(
            int version,
            String applicationContext,
            String called,
            String calling,
            String abstractSyntax,
            String... transferSyntaxes)
            throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(new byte[] {0, (byte) version, 0, 0});
        body.write(String.format("%-16s%-16s", called, calling).getBytes(StandardCharsets.US_ASCII));
        body.write(new byte[32]);
        item(body, 0x10, applicationContext.getBytes(StandardCharsets.US_ASCII));
        ByteArrayOutputStream context = new ByteArrayOutputStream();
        context.write(new byte[] {1, 0, 0, 0});
        item(context, 0x30, abstractSyntax.getBytes(StandardCharsets.US_ASCII));
        for (String transferSyntax : transferSyntaxes) {
            item(context, 0x40, transferSyntax.getBytes(StandardCharsets.US_ASCII));
        }
        item(body, 0x20, context.toByteArray());
        ByteArrayOutputStream user = new ByteArrayOutputStream();
        item(user, 0x51, new byte[] {0, 0, 0x40, 0});
        item(user, 0x52, "1.2.3".getBytes(StandardCharsets.US_ASCII));
        item(body, 0x50, user.toByteArray());
        pdu(1, body.toByteArray());
    }

    /** Requests an association for C-GET in context 1, which takes objects of a storage class in context 3. */
    public void associateForGet(String called, String calling, String get, String storage, String transferSyntax)
            throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(new byte[] {0, 1, 0, 0});
        body.write(String.format("%-16s%-16s", called, calling).getBytes(StandardCharsets.US_ASCII));
        body.write(new byte[32]);
        item(body, 0x10, "1.2.840.10008.3.1.1.1".getBytes(StandardCharsets.US_ASCII));
        int id = 1;
        for (String abstractSyntax : new String[] {get, storage}) {
            ByteArrayOutputStream context = new ByteArrayOutputStream();
            context.write(new byte[] {(byte) id, 0, 0, 0});
            item(context, 0x30, abstractSyntax.getBytes(StandardCharsets.US_ASCII));
            item(context, 0x40, transferSyntax.getBytes(StandardCharsets.US_ASCII));
            item(body, 0x20, context.toByteArray());
            id += 2;
        }
        ByteArrayOutputStream user = new ByteArrayOutputStream();
        item(user, 0x51, new byte[] {0, 0, 0x40, 0});
        item(user, 0x52, "1.2.3".getBytes(StandardCharsets.US_ASCII));
        ByteArrayOutputStream role = new ByteArrayOutputStream();
        role.write(new byte[] {0, (byte) storage.length()});
        role.write(storage.getBytes(StandardCharsets.US_ASCII));
        role.write(new byte[] {0, 1});
        item(user, 0x54, role.toByteArray());
        item(body, 0x50, user.toByteArray());
        pdu(1, body.toByteArray());
    }

    /** Sends a fragment in presentation context 1, alone in its PDU. */
    public void fragment(boolean command, boolean last, byte[] bytes) throws IOException {
        fragment(1, command, last, bytes);
    }

    /** Sends a fragment, alone in its PDU. */
    public void fragment(int context, boolean command, boolean last, byte[] bytes) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(body);
        data.writeInt(bytes.length + 2);
        data.write(new byte[] {(byte) context, (byte) ((command ? 1 : 0) | (last ? 2 : 0))});
        data.write(bytes);
        pdu(4, body.toByteArray());
    }

    /** Reads the command set of the next message to its last fragment. */
    public CommandSet command() throws IOException {
        return CommandSet.decode(message(true));
    }

    /** Reads a data set to its last fragment. */
    public byte[] dataSet() throws IOException {
        return message(false);
    }

    private byte[] message(boolean command) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] fragment = fragment(); ; fragment = fragment()) {
            if ((fragment[1] & 1) != (command ? 1 : 0)) {
                throw new IOException("fragment of a " + (command ? "data set" : "command") + " (expected: the other)");
            }
            bytes.write(fragment, 2, fragment.length - 2);
            if ((fragment[1] & 2) != 0) {
                return bytes.toByteArray();
            }
        }
    }

    /** The next presentation data value: context, message control header, bytes. Several may come in one PDU. */
    public byte[] fragment() throws IOException {
        if (fragments.isEmpty()) {
            DataInputStream pdu = new DataInputStream(new ByteArrayInputStream(expect(4)));
            pdu.skipBytes(2);
            longestData = Math.max(longestData, pdu.readInt());
            while (pdu.available() > 0) {
                fragments.add(pdu.readNBytes(pdu.readInt()));
            }
        }
        return fragments.remove();
    }

    /** The longest P-DATA-TF that came, as maximum lengths count it. */
    public int longestData() {
        return longestData;
    }

    /** Answers a request. */
    public void respond(CommandSet to, int status) throws IOException {
        respond(Dimse.response(to, DimseStatus.of(status)));
    }

    public void respond(CommandSet response) throws IOException {
        fragment(true, true, response.encode());
    }

    /** Answers a request with a data set, which is encoded for context 1. */
    public void respond(CommandSet response, byte[] dataSet) throws IOException {
        send(1, response, dataSet);
    }

    /** Sends a message with a data set, cut into fragments of 1000 bytes. */
    public void send(int context, CommandSet command, byte[] dataSet) throws IOException {
        fragment(context, true, true, command.encode());
        for (int from = 0; from < dataSet.length; from += 1000) {
            int to = Math.min(from + 1000, dataSet.length);
            fragment(context, false, to == dataSet.length, Arrays.copyOfRange(dataSet, from, to));
        }
    }

    /** Message ID of a request. */
    public static int id(CommandSet request) {
        return request.number(CommandTag.MESSAGE_ID).orElseThrow();
    }

    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Whether the other side has reset the connection instead of closing it, after whatever it sent before. */
    public boolean isReset() throws IOException {
        try {
            in.transferTo(OutputStream.nullOutputStream());
            return false;
        } catch (SocketException e) {
            return true;
        }
    }

    /** Waits until the other side has closed, whatever it sends before. */
    public void drain() throws IOException {
        try {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (SocketException e) {
            // reset: an end too
        }
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
        }
        if (socket != null) {
            socket.close();
        }
    }
}
