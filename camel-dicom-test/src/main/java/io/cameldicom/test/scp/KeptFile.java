package io.cameldicom.test.scp;

import io.cameldicom.test.wire.AssociateAccept;
import io.cameldicom.test.wire.Command;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** An object that is kept as a Part 10 file: {@code <SOP Instance UID>.dcm}, with {@code ~2} and so on where that is there. */
final class KeptFile {
    private final Path folder;
    private final String name;
    private final Path part;
    private final OutputStream out;

    private KeptFile(Path folder, String name, Path part, OutputStream out) {
        this.folder = folder;
        this.name = name;
        this.part = part;
        this.out = out;
    }

    static KeptFile begin(Path folder, int number, Command command, String transferSyntax) throws IOException {
        String instance = command.text(Command.AFFECTED_SOP_INSTANCE);
        String name = instance.matches("[0-9.]{1,64}") ? instance : "object-" + number;
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, "object-" + number + "-", ".part");
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 65_536);
        out.write(head(command.text(Command.AFFECTED_SOP_CLASS), instance, transferSyntax));
        return new KeptFile(folder, name, part, out);
    }

    private static byte[] head(String sopClass, String instance, String transferSyntax) {
        ByteArrayOutputStream meta = new ByteArrayOutputStream();
        meta.writeBytes(new byte[] {2, 0, 1, 0, 'O', 'B', 0, 0, 2, 0, 0, 0, 0, 1});
        uid(meta, 0x02, sopClass);
        uid(meta, 0x03, instance);
        uid(meta, 0x10, transferSyntax);
        uid(meta, 0x12, AssociateAccept.CLASS_UID);
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.writeBytes(new byte[128]);
        head.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        head.writeBytes(ByteBuffer.allocate(12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {2, 0, 0, 0, 'U', 'L', 4, 0})
                .putInt(meta.size())
                .array());
        head.writeBytes(meta.toByteArray());
        return head.toByteArray();
    }

    private static void uid(ByteArrayOutputStream to, int element, String uid) {
        int length = uid.length() + uid.length() % 2;
        to.writeBytes(new byte[] {2, 0, (byte) element, 0, 'U', 'I', (byte) length, 0});
        to.writeBytes(uid.getBytes(StandardCharsets.US_ASCII));
        if (length > uid.length()) {
            to.write(0);
        }
    }

    static boolean isUnfinished(String name) {
        return name.matches("object-\\d+-\\d+\\.part");
    }

    void write(byte[] buffer, int count) throws IOException {
        out.write(buffer, 0, count);
    }

    void complete() throws IOException {
        out.close();
        synchronized (KeptFile.class) {
            Path target = folder.resolve(name + ".dcm");
            for (int i = 2; Files.exists(target); i++) {
                target = folder.resolve(name + "~" + i + ".dcm");
            }
            Files.move(part, target);
        }
    }

    void delete() {
        try {
            out.close();
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
