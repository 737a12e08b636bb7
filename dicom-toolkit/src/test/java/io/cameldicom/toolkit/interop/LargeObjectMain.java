package io.cameldicom.toolkit.interop;

import io.cameldicom.testing.Dcmtk;
import io.cameldicom.testing.SmallJvm;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.dimse.Dimse;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.StoreResponse;
import io.cameldicom.toolkit.file.DicomFile;
import io.cameldicom.toolkit.file.ReadLimits;
import io.cameldicom.toolkit.netty.FakePeer;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/** Runs in a JVM with little memory: sends one large object, receives one, or both. */
final class LargeObjectMain {
    private LargeObjectMain() {}

    /** @param arguments what to do, then what that needs */
    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "send" -> print(send(DicomAddress.parse(arguments[2]), Path.of(arguments[1])));
            case "send and receive" -> sendToOurselves(Path.of(arguments[1]), Path.of(arguments[2]));
            case "receive from storescu" ->
                receiveFromStorescu(Path.of(arguments[1]), Path.of(arguments[2]), arguments[3]);
            case "receive fragments" -> receiveFragments(Path.of(arguments[1]), Long.parseLong(arguments[2]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        System.out.println(arguments[0] + ": " + SmallJvm.peaks());
    }

    private static StoreResponse send(DicomAddress peer, Path file) throws Exception {
        EncodedDataSet object = DicomFile.read(file, ReadLimits.DEFAULTS).encoded();
        try (EngineClient client = new EngineClient()) {
            return client.store(peer, object);
        }
    }

    private static void print(StoreResponse response) {
        System.out.println("status " + response.status());
        System.out.println("sent " + response.bytes());
    }

    private static void sendToOurselves(Path file, Path folder) throws Exception {
        try (ListenerDestination listener = new ListenerDestination(folder)) {
            print(send(listener.address(), file));
        }
    }

    private static void receiveFromStorescu(Path file, Path folder, String proposed) throws Exception {
        try (ListenerDestination listener = new ListenerDestination(folder)) {
            Dcmtk.run(
                            "storescu",
                            proposed,
                            "-aec",
                            "LISTENER",
                            "127.0.0.1",
                            listener.address().port(),
                            file)
                    .requireSuccess();
        }
    }

    /** The length of a C-STORE is nowhere told: here it comes in fragments of 1,000 bytes. */
    private static void receiveFragments(Path folder, long length) throws Exception {
        byte[] many = fragments(64);
        try (ListenerDestination listener = new ListenerDestination(folder);
                FakePeer peer = FakePeer.calling(listener.address())) {
            peer.associate("LISTENER", "SCU", TestObjects.CT, TestObjects.IMPLICIT_LITTLE_ENDIAN);
            peer.expect(2);
            peer.fragment(
                    true, true, Dimse.storeRequest(1, TestObjects.CT, "1.2.3").encode());
            for (long sent = 0; sent < length; sent += 64 * 1000) {
                peer.send(many);
            }
            peer.fragment(false, true, new byte[0]);
            System.out.println("status " + Dimse.status(peer.command()));
            System.out.println("received " + listener.received("1.2.3").bytes());
        }
    }

    private static byte[] fragments(int count) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream pdus = new DataOutputStream(bytes);
        for (int i = 0; i < count; i++) {
            pdus.writeShort(0x0400);
            pdus.writeInt(1006);
            pdus.writeInt(1002);
            pdus.writeShort(0x0100);
            pdus.write(new byte[1000]);
        }
        return bytes.toByteArray();
    }
}
