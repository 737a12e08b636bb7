package io.cameldicom.toolkit.pdu;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;

/**
 * Turns bytes into PDUs. Presentation data values are passed on as they arrive; every other PDU is short and is decoded
 * when it is there as a whole. After a {@link MalformedPduException} all further bytes are skipped.
 */
public final class PduDecoder extends ByteToMessageDecoder {
    /**
     * Longest A-ASSOCIATE-RQ or -AC, which is kept until it is whole: 128 presentation contexts with 40 transfer syntaxes
     * each and the longest user information, which has 64 kB, fit in.
     */
    public static final int MAXIMUM_ASSOCIATE_LENGTH = 256 * 1024;

    private static final int SHORT_PDU_LENGTH = 4;

    private enum State {
        HEADER,
        BODY,
        PDV_HEADER,
        PDV_DATA,
        FAILED
    }

    private final int maximumDataLength;

    private State state = State.HEADER;
    private PduType type;
    private int pduRemaining;
    private int pdvRemaining;
    private int contextId;
    private int messageControlHeader;

    /** @param maximumDataLength longest P-DATA-TF to take, in bytes of its variable field; 8 or more */
    public PduDecoder(int maximumDataLength) {
        if (maximumDataLength < PDataTf.PDV_HEADER_LENGTH + 2) {
            throw new IllegalArgumentException("maximumDataLength: " + maximumDataLength + " (expected: 8 or more)");
        }
        this.maximumDataLength = maximumDataLength;
    }

    /** Bytes of memory taken by what waits for the rest of its PDU; on the event loop. */
    public int waitingMemory() {
        return internalBuffer().capacity();
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        try {
            for (; ; ) {
                boolean progress = switch (state) {
                    case HEADER -> decodeHeader(in);
                    case BODY -> decodeBody(in, out);
                    case PDV_HEADER -> decodePdvHeader(in);
                    case PDV_DATA -> decodePdvData(in, out);
                    case FAILED -> skip(in);
                };
                if (!progress) {
                    return;
                }
            }
        } catch (MalformedPduException e) {
            state = State.FAILED;
            throw e;
        }
    }

    private boolean decodeHeader(ByteBuf in) {
        if (in.readableBytes() < Pdu.HEADER_LENGTH) {
            return false;
        }
        int code = in.readUnsignedByte();
        in.skipBytes(1);
        long length = in.readUnsignedInt();
        type = PduType.of(code);
        if (type == null) {
            throw new MalformedPduException(Abort.UNRECOGNIZED_PDU, "PDU type: " + code + " (expected: 1 to 7)");
        }
        checkLength(length);
        pduRemaining = (int) length;
        state = type == PduType.P_DATA_TF ? State.PDV_HEADER : State.BODY;
        return true;
    }

    private void checkLength(long length) {
        boolean legal = switch (type) {
            case A_ASSOCIATE_RQ, A_ASSOCIATE_AC -> length <= MAXIMUM_ASSOCIATE_LENGTH;
            case P_DATA_TF -> length >= PDataTf.PDV_HEADER_LENGTH && length <= maximumDataLength;
            default -> length == SHORT_PDU_LENGTH;
        };
        if (!legal) {
            String expected = switch (type) {
                case A_ASSOCIATE_RQ, A_ASSOCIATE_AC -> "at most " + MAXIMUM_ASSOCIATE_LENGTH;
                case P_DATA_TF -> PDataTf.PDV_HEADER_LENGTH + " to " + maximumDataLength;
                default -> Integer.toString(SHORT_PDU_LENGTH);
            };
            throw new MalformedPduException(
                    Abort.INVALID_PDU_PARAMETER, type + " length: " + length + " (expected: " + expected + ")");
        }
    }

    private boolean decodeBody(ByteBuf in, List<Object> out) {
        if (in.readableBytes() < pduRemaining) {
            return false;
        }
        ByteBuf body = in.readSlice(pduRemaining);
        out.add(
                switch (type) {
                    case A_ASSOCIATE_RQ -> AssociateDecoder.request(body);
                    case A_ASSOCIATE_AC -> AssociateDecoder.acceptance(body);
                    case A_ASSOCIATE_RJ -> new AssociateRj(body.getByte(1), body.getByte(2), body.getByte(3));
                    case A_RELEASE_RQ -> new ReleaseRq();
                    case A_RELEASE_RP -> new ReleaseRp();
                    case A_ABORT -> new Abort(body.getByte(2), body.getByte(3));
                    case P_DATA_TF -> throw new IllegalStateException("P-DATA-TF is decoded by value");
                });
        state = State.HEADER;
        return true;
    }

    private boolean decodePdvHeader(ByteBuf in) {
        if (in.readableBytes() < PDataTf.PDV_HEADER_LENGTH) {
            return false;
        }
        long length = in.readUnsignedInt();
        int limit = pduRemaining - Integer.BYTES;
        if (length < 2 || length > limit) {
            throw new MalformedPduException(
                    Abort.INVALID_PDU_PARAMETER,
                    "presentation data value length: " + length + " (expected: 2 to " + limit + ")");
        }
        contextId = in.readUnsignedByte();
        messageControlHeader = in.readUnsignedByte();
        pdvRemaining = (int) length - 2;
        pduRemaining -= PDataTf.PDV_HEADER_LENGTH + pdvRemaining;
        if (pduRemaining != 0 && pduRemaining < PDataTf.PDV_HEADER_LENGTH) {
            throw new MalformedPduException(
                    Abort.INVALID_PDU_PARAMETER,
                    "bytes after the last presentation data value: " + pduRemaining + " (expected: 0)");
        }
        state = State.PDV_DATA;
        return true;
    }

    private boolean decodePdvData(ByteBuf in, List<Object> out) {
        int length = Math.min(pdvRemaining, in.readableBytes());
        if (length == 0 && pdvRemaining > 0) {
            return false;
        }
        pdvRemaining -= length;
        boolean complete = pdvRemaining == 0;
        PDataTf part = new PDataTf(contextId, messageControlHeader, in.readRetainedSlice(length));
        out.add(complete ? part : new PDataTf(contextId, part.command(), false, part.data()));
        if (complete) {
            state = pduRemaining == 0 ? State.HEADER : State.PDV_HEADER;
        }
        return true;
    }

    private static boolean skip(ByteBuf in) {
        in.skipBytes(in.readableBytes());
        return false;
    }
}
