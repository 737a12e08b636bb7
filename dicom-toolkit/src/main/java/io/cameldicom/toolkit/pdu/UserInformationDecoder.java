package io.cameldicom.toolkit.pdu;

import io.cameldicom.toolkit.engine.AsynchronousOperationsWindow;
import io.cameldicom.toolkit.engine.CommonExtendedNegotiation;
import io.cameldicom.toolkit.engine.ExtendedNegotiation;
import io.cameldicom.toolkit.engine.RoleSelection;
import io.cameldicom.toolkit.engine.UserIdentity;
import io.cameldicom.toolkit.engine.UserInformation;
import io.cameldicom.toolkit.pdu.AssociateDecoder.Item;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the User Information item (PS3.7 §D.3.3). */
final class UserInformationDecoder {
    private long maximumLength;
    private String implementationClassUid = "";
    private Optional<String> implementationVersionName = Optional.empty();
    private Optional<AsynchronousOperationsWindow> window = Optional.empty();
    private final List<RoleSelection> roles = new ArrayList<>();
    private final List<ExtendedNegotiation> extended = new ArrayList<>();
    private final List<CommonExtendedNegotiation> commonExtended = new ArrayList<>();
    private Optional<UserIdentity> identity = Optional.empty();
    private Optional<ByteBuffer> identityResponse = Optional.empty();

    private UserInformationDecoder() {}

    static UserInformation decode(ByteBuf body) {
        UserInformationDecoder decoder = new UserInformationDecoder();
        while (body.isReadable()) {
            decoder.item(Item.read(body));
        }
        return new UserInformation(
                decoder.maximumLength,
                decoder.implementationClassUid,
                decoder.implementationVersionName,
                decoder.window,
                decoder.roles,
                decoder.extended,
                decoder.commonExtended,
                decoder.identity,
                decoder.identityResponse);
    }

    private void item(Item item) {
        ByteBuf body = item.body();
        switch (item.type()) {
            case ItemType.MAXIMUM_LENGTH ->
                maximumLength = require(body, Integer.BYTES, item).readUnsignedInt();
            case ItemType.IMPLEMENTATION_CLASS_UID -> implementationClassUid = AssociateDecoder.text(body);
            case ItemType.IMPLEMENTATION_VERSION_NAME ->
                implementationVersionName = Optional.of(AssociateDecoder.text(body));
            case ItemType.ASYNCHRONOUS_OPERATIONS_WINDOW -> {
                require(body, 4, item);
                window = Optional.of(
                        new AsynchronousOperationsWindow(body.readUnsignedShort(), body.readUnsignedShort()));
            }
            case ItemType.ROLE_SELECTION -> {
                String uid = uid(item);
                require(body, 2, item);
                roles.add(new RoleSelection(uid, body.readBoolean(), body.readBoolean()));
            }
            case ItemType.EXTENDED_NEGOTIATION ->
                extended.add(new ExtendedNegotiation(uid(item), bytes(body, body.readableBytes())));
            case ItemType.COMMON_EXTENDED_NEGOTIATION ->
                commonExtended.add(new CommonExtendedNegotiation(uid(item), uid(item), related(item)));
            case ItemType.USER_IDENTITY -> {
                require(body, 2, item);
                identity = Optional.of(
                        new UserIdentity(body.readUnsignedByte(), body.readBoolean(), field(item), field(item)));
            }
            case ItemType.USER_IDENTITY_RESPONSE -> identityResponse = Optional.of(field(item));
            default -> {} // an unknown item is skipped (PS3.8 §9.3.1)
        }
    }

    private static List<String> related(Item item) {
        Item inner = new Item(item.type(), item.body().readSlice(length(item)));
        List<String> uids = new ArrayList<>();
        while (inner.body().isReadable()) {
            uids.add(uid(inner));
        }
        return uids;
    }

    private static String uid(Item item) {
        int length = length(item);
        return AssociateDecoder.text(item.body().readSlice(length));
    }

    private static ByteBuffer field(Item item) {
        return bytes(item.body(), length(item));
    }

    private static int length(Item item) {
        int length = require(item.body(), Short.BYTES, item).readUnsignedShort();
        require(item.body(), length, item);
        return length;
    }

    private static ByteBuffer bytes(ByteBuf body, int length) {
        byte[] bytes = new byte[length];
        body.readBytes(bytes);
        return ByteBuffer.wrap(bytes);
    }

    private static ByteBuf require(ByteBuf body, int bytes, Item item) {
        if (body.readableBytes() < bytes) {
            throw AssociateDecoder.malformed(String.format(
                    "item %02XH: %d bytes left (expected: at least %d)", item.type(), body.readableBytes(), bytes));
        }
        return body;
    }
}
