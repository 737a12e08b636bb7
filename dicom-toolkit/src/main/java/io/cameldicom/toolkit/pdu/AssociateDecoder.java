package io.cameldicom.toolkit.pdu;

import io.cameldicom.toolkit.engine.UserInformation;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads the bodies of A-ASSOCIATE-RQ and -AC (PS3.8 §9.3.2 and 9.3.3); every item stays within the one around it. */
final class AssociateDecoder {
    private static final int FIXED_LENGTH = 68;
    private static final int AE_TITLE_LENGTH = 16;
    private static final int RESERVED_AFTER_TITLES = 32;
    private static final int MAXIMUM_CONTEXTS = 128;

    private final int protocolVersion;
    private final String calledAeTitle;
    private final String callingAeTitle;
    private String applicationContext = "";
    private UserInformation userInformation = UserInformation.NONE;

    private AssociateDecoder(ByteBuf body, PduType type) {
        if (body.readableBytes() < FIXED_LENGTH) {
            throw malformed(type + " length: " + body.readableBytes() + " (expected: " + FIXED_LENGTH + " or more)");
        }
        protocolVersion = body.readUnsignedShort();
        body.skipBytes(2);
        calledAeTitle = title(body);
        callingAeTitle = title(body);
        body.skipBytes(RESERVED_AFTER_TITLES);
    }

    static AssociateRq request(ByteBuf body) {
        AssociateDecoder decoder = new AssociateDecoder(body, PduType.A_ASSOCIATE_RQ);
        List<PresentationContextRq> contexts =
                decoder.items(body, ItemType.PRESENTATION_CONTEXT_RQ, AssociateDecoder::proposed);
        return new AssociateRq(
                decoder.protocolVersion,
                decoder.calledAeTitle,
                decoder.callingAeTitle,
                decoder.applicationContext,
                contexts,
                decoder.userInformation);
    }

    static AssociateAc acceptance(ByteBuf body) {
        AssociateDecoder decoder = new AssociateDecoder(body, PduType.A_ASSOCIATE_AC);
        List<PresentationContextAc> contexts =
                decoder.items(body, ItemType.PRESENTATION_CONTEXT_AC, AssociateDecoder::answered);
        return new AssociateAc(
                decoder.protocolVersion,
                decoder.calledAeTitle,
                decoder.callingAeTitle,
                decoder.applicationContext,
                contexts,
                decoder.userInformation);
    }

    /** Reads all variable items: the contexts of one type are returned, the others kept. */
    private <C> List<C> items(ByteBuf body, int contextType, Function<ByteBuf, C> context) {
        List<C> contexts = new ArrayList<>();
        while (body.isReadable()) {
            Item item = Item.read(body);
            if (item.type() == contextType) {
                contexts.add(context.apply(item.body()));
                checkCount(contexts);
            } else {
                common(item);
            }
        }
        return contexts;
    }

    private void common(Item item) {
        switch (item.type()) {
            case ItemType.APPLICATION_CONTEXT -> applicationContext = text(item.body());
            case ItemType.USER_INFORMATION -> userInformation = UserInformationDecoder.decode(item.body());
            default -> {} // an unknown item is skipped (PS3.8 §9.3.1)
        }
    }

    private static PresentationContextRq proposed(ByteBuf body) {
        int id = contextId(body);
        String abstractSyntax = "";
        List<String> transferSyntaxes = new ArrayList<>();
        while (body.isReadable()) {
            Item item = Item.read(body);
            switch (item.type()) {
                case ItemType.ABSTRACT_SYNTAX -> abstractSyntax = text(item.body());
                case ItemType.TRANSFER_SYNTAX -> transferSyntaxes.add(text(item.body()));
                default -> {} // as above
            }
        }
        return new PresentationContextRq(id, abstractSyntax, transferSyntaxes);
    }

    private static PresentationContextAc answered(ByteBuf body) {
        int result = body.readableBytes() < 4 ? 0 : body.getUnsignedByte(body.readerIndex() + 2);
        int id = contextId(body);
        String transferSyntax = "";
        while (body.isReadable()) {
            Item item = Item.read(body);
            if (item.type() == ItemType.TRANSFER_SYNTAX) {
                transferSyntax = text(item.body());
            }
        }
        return new PresentationContextAc(id, result, transferSyntax);
    }

    private static int contextId(ByteBuf body) {
        if (body.readableBytes() < 4) {
            throw malformed("presentation context item length: " + body.readableBytes() + " (expected: 4 or more)");
        }
        int id = body.readUnsignedByte();
        if (id % 2 == 0) {
            throw malformed("presentation context id: " + id + " (expected: odd)");
        }
        body.skipBytes(3);
        return id;
    }

    private static void checkCount(List<?> contexts) {
        if (contexts.size() > MAXIMUM_CONTEXTS) {
            throw malformed("presentation contexts: more than " + MAXIMUM_CONTEXTS);
        }
    }

    private static String title(ByteBuf body) {
        return body.readCharSequence(AE_TITLE_LENGTH, StandardCharsets.US_ASCII)
                .toString()
                .strip();
    }

    /** Text of a whole item, without the padding that some peers add. */
    static String text(ByteBuf body) {
        String text = body.toString(StandardCharsets.US_ASCII);
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == 0 || text.charAt(end - 1) == ' ')) {
            end--;
        }
        return text.substring(0, end);
    }

    static MalformedPduException malformed(String message) {
        return new MalformedPduException(Abort.INVALID_PDU_PARAMETER, message);
    }

    /** An item: its type and a view of its bytes. */
    record Item(int type, ByteBuf body) {
        private static final int HEADER_LENGTH = 4;

        static Item read(ByteBuf in) {
            if (in.readableBytes() < HEADER_LENGTH) {
                throw malformed("bytes after the last item: " + in.readableBytes() + " (expected: 0)");
            }
            int type = in.readUnsignedByte();
            in.skipBytes(1);
            int length = in.readUnsignedShort();
            if (length > in.readableBytes()) {
                throw malformed(String.format(
                        "item %02XH length: %d (expected: at most %d)", type, length, in.readableBytes()));
            }
            return new Item(type, in.readSlice(length));
        }
    }
}
