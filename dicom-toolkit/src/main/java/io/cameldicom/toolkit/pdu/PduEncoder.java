package io.cameldicom.toolkit.pdu;

import io.cameldicom.toolkit.engine.CommonExtendedNegotiation;
import io.cameldicom.toolkit.engine.ExtendedNegotiation;
import io.cameldicom.toolkit.engine.RoleSelection;
import io.cameldicom.toolkit.engine.UserInformation;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToByteEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Writes PDUs as bytes; buffers that are encoded already pass through. */
@Sharable
public final class PduEncoder extends MessageToByteEncoder<Pdu> {
    public static final PduEncoder INSTANCE = new PduEncoder();

    private static final int AE_TITLE_LENGTH = 16;
    private static final int RESERVED_AFTER_TITLES = 32;
    private static final int LONGEST_ITEM = 0xFFFF;

    private PduEncoder() {
        super(Pdu.class);
    }

    @Override
    protected void encode(ChannelHandlerContext ctx, Pdu pdu, ByteBuf out) {
        doEncode(pdu, out);
        if (pdu instanceof PDataTf data) {
            data.data().release();
        }
    }

    /** Appends the bytes of {@code pdu}. */
    static void doEncode(Pdu pdu, ByteBuf out) {
        out.writeByte(pdu.type().code()).writeByte(0);
        int length = out.writerIndex();
        out.writeInt(0);
        if (pdu instanceof AssociateRq rq) {
            associateRq(rq, out);
        } else if (pdu instanceof AssociateAc ac) {
            associateAc(ac, out);
        } else if (pdu instanceof AssociateRj rj) {
            out.writeByte(0).writeByte(rj.result()).writeByte(rj.source()).writeByte(rj.reason());
        } else if (pdu instanceof PDataTf data) {
            out.writerIndex(length - 2);
            PDataTf.writeHeader(
                    out,
                    data.contextId(),
                    data.command(),
                    data.last(),
                    data.data().readableBytes());
            out.writeBytes(data.data(), data.data().readerIndex(), data.data().readableBytes());
        } else if (pdu instanceof Abort abort) {
            out.writeZero(2).writeByte(abort.source()).writeByte(abort.reason());
        } else {
            out.writeInt(0);
        }
        out.setInt(length, out.writerIndex() - length - Integer.BYTES);
    }

    private static void associateRq(AssociateRq rq, ByteBuf out) {
        beginning(out, rq.protocolVersion(), rq.calledAeTitle(), rq.callingAeTitle());
        text(out, ItemType.APPLICATION_CONTEXT, rq.applicationContext());
        for (PresentationContextRq context : rq.contexts()) {
            item(out, ItemType.PRESENTATION_CONTEXT_RQ, body -> {
                body.writeByte(context.id()).writeZero(3);
                text(body, ItemType.ABSTRACT_SYNTAX, context.abstractSyntax());
                context.transferSyntaxes().forEach(uid -> text(body, ItemType.TRANSFER_SYNTAX, uid));
            });
        }
        item(out, ItemType.USER_INFORMATION, body -> userInformation(rq.userInformation(), body));
    }

    private static void associateAc(AssociateAc ac, ByteBuf out) {
        beginning(out, ac.protocolVersion(), ac.calledAeTitle(), ac.callingAeTitle());
        text(out, ItemType.APPLICATION_CONTEXT, ac.applicationContext());
        for (PresentationContextAc context : ac.contexts()) {
            item(out, ItemType.PRESENTATION_CONTEXT_AC, body -> {
                body.writeByte(context.id())
                        .writeByte(0)
                        .writeByte(context.result())
                        .writeByte(0);
                text(body, ItemType.TRANSFER_SYNTAX, context.transferSyntax());
            });
        }
        item(out, ItemType.USER_INFORMATION, body -> userInformation(ac.userInformation(), body));
    }

    private static void beginning(ByteBuf out, int protocolVersion, String called, String calling) {
        out.writeShort(protocolVersion).writeZero(2);
        title(out, called);
        title(out, calling);
        out.writeZero(RESERVED_AFTER_TITLES);
    }

    private static void userInformation(UserInformation user, ByteBuf out) {
        item(out, ItemType.MAXIMUM_LENGTH, body -> body.writeInt((int) user.maximumLength()));
        text(out, ItemType.IMPLEMENTATION_CLASS_UID, user.implementationClassUid());
        user.asynchronousOperationsWindow()
                .ifPresent(window -> item(
                        out,
                        ItemType.ASYNCHRONOUS_OPERATIONS_WINDOW,
                        body -> body.writeShort(window.invoked()).writeShort(window.performed())));
        for (RoleSelection role : user.roleSelections()) {
            item(out, ItemType.ROLE_SELECTION, body -> {
                uid(body, role.sopClassUid());
                body.writeBoolean(role.scu()).writeBoolean(role.scp());
            });
        }
        user.implementationVersionName().ifPresent(name -> text(out, ItemType.IMPLEMENTATION_VERSION_NAME, name));
        for (ExtendedNegotiation extended : user.extendedNegotiations()) {
            item(out, ItemType.EXTENDED_NEGOTIATION, body -> {
                uid(body, extended.sopClassUid());
                body.writeBytes(extended.information());
            });
        }
        for (CommonExtendedNegotiation extended : user.commonExtendedNegotiations()) {
            item(out, ItemType.COMMON_EXTENDED_NEGOTIATION, body -> {
                uid(body, extended.sopClassUid());
                uid(body, extended.serviceClassUid());
                measured(body, related -> extended.relatedGeneralSopClassUids().forEach(uid -> uid(related, uid)));
            });
        }
        user.userIdentity()
                .ifPresent(identity -> item(out, ItemType.USER_IDENTITY, body -> {
                    body.writeByte(identity.type()).writeBoolean(identity.positiveResponseRequested());
                    field(body, identity.primaryField());
                    field(body, identity.secondaryField());
                }));
        user.userIdentityResponse()
                .ifPresent(response -> item(out, ItemType.USER_IDENTITY_RESPONSE, body -> field(body, response)));
    }

    private static void item(ByteBuf out, int type, Consumer<ByteBuf> body) {
        out.writeByte(type).writeByte(0);
        measured(out, body);
    }

    /** The length in two bytes, then the body. */
    private static void measured(ByteBuf out, Consumer<ByteBuf> body) {
        int start = out.writerIndex();
        out.writeShort(0);
        body.accept(out);
        int length = out.writerIndex() - start - Short.BYTES;
        if (length > LONGEST_ITEM) {
            throw new IllegalArgumentException("item length: " + length + " (expected: at most " + LONGEST_ITEM + ")");
        }
        out.setShort(start, length);
    }

    private static void text(ByteBuf out, int type, String text) {
        item(out, type, body -> body.writeCharSequence(text, StandardCharsets.US_ASCII));
    }

    private static void uid(ByteBuf out, String uid) {
        measured(out, body -> body.writeCharSequence(uid, StandardCharsets.US_ASCII));
    }

    private static void field(ByteBuf out, ByteBuffer bytes) {
        measured(out, body -> body.writeBytes(bytes.duplicate()));
    }

    private static void title(ByteBuf out, String title) {
        out.writeCharSequence(title, StandardCharsets.US_ASCII);
        for (int i = title.length(); i < AE_TITLE_LENGTH; i++) {
            out.writeByte(' ');
        }
    }
}
