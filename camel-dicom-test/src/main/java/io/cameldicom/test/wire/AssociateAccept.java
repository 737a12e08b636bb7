package io.cameldicom.test.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * A-ASSOCIATE-AC (PS3.8 §9.3.3).
 *
 * @param request what is answered
 * @param contexts one answer for each proposed context
 * @param maximumLength that we announce; 0 is unlimited
 * @param window the asynchronous operations window, where it is answered
 */
public record AssociateAccept(
        AssociateRequest request,
        List<ContextAnswer> contexts,
        long maximumLength,
        Optional<UserInformation.Window> window) {
    /** Implementation Class UID of this peer. */
    public static final String CLASS_UID = "2.25.14285256456943068384714843870494248260";

    /** Implementation Version Name of this peer. */
    public static final String VERSION_NAME = "CAMELDICOM_TEST";

    /** The whole PDU. */
    public byte[] bytes() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(new byte[] {0, 1, 0, 0});
        body.writeBytes(request.titles());
        Item.of(Item.APPLICATION_CONTEXT, "1.2.840.10008.3.1.1.1").write(body);
        contexts.forEach(answer -> context(answer).write(body));
        new Item(Item.USER_INFORMATION, user()).write(body);
        return Pdus.pdu(PduType.ASSOCIATE_AC, body.toByteArray());
    }

    private static Item context(ContextAnswer answer) {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.writeBytes(new byte[] {(byte) answer.id(), 0, (byte) answer.result(), 0});
        Item.of(Item.TRANSFER_SYNTAX, answer.transferSyntax()).write(value);
        return new Item(Item.ANSWERED_CONTEXT, value.toByteArray());
    }

    private byte[] user() {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        new Item(
                        Item.MAXIMUM_LENGTH,
                        ByteBuffer.allocate(4).putInt((int) maximumLength).array())
                .write(value);
        Item.of(Item.IMPLEMENTATION_CLASS, CLASS_UID).write(value);
        window.ifPresent(answered -> new Item(
                        Item.WINDOW,
                        ByteBuffer.allocate(4)
                                .putShort((short) answered.invoked())
                                .putShort((short) answered.performed())
                                .array())
                .write(value));
        Item.of(Item.IMPLEMENTATION_VERSION, VERSION_NAME).write(value);
        return value.toByteArray();
    }
}
