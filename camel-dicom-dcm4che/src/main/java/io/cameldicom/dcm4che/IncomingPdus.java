package io.cameldicom.dcm4che;

import io.cameldicom.toolkit.pdu.PDataTf;
import io.cameldicom.toolkit.pdu.PduDecoder;
import io.cameldicom.toolkit.tls.FirstByte;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.dcm4che3.net.pdu.AAbort;

/**
 * What the peer sends, checked PDU by PDU before dcm4che reads it. dcm4che waits for ten bytes before it looks at a type,
 * takes PDUs of up to 16 MiB whatever was negotiated, and cuts PDUs of exactly the peer's maximum length, even where that
 * is odd, or too small for any byte. So types and lengths are checked here, and the peer's maximum is made even.
 */
final class IncomingPdus extends InputStream {
    private static final int HEADER_LENGTH = 6;
    private static final int SHORT_PDU_LENGTH = 4;
    private static final byte[] NOTHING = {};

    private static final int ASSOCIATE_RQ = 1;
    private static final int ASSOCIATE_AC = 2;
    private static final int P_DATA_TF = 4;
    private static final int ABORT = 7;

    private static final int ITEMS_OFFSET = 74;
    private static final int ITEM_HEADER_LENGTH = 4;
    private static final int USER_INFORMATION = 0x50;
    private static final int MAXIMUM_LENGTH = 0x51;

    private final InputStream in;
    private final int maximumLength;
    private final int maximumSendLength;
    private final IncomingMessages messages;
    private final CountDownLatch opened = new CountDownLatch(1);
    private boolean accepted;
    private volatile long statedMaximum;
    private ByteBuffer read = ByteBuffer.wrap(NOTHING);
    private boolean started;

    /**
     * @param maximumLength longest P-DATA-TF that we take
     * @param maximumSendLength longest P-DATA-TF that we send
     * @param messages looks at what the P-DATA-TF say
     */
    IncomingPdus(InputStream in, int maximumLength, int maximumSendLength, IncomingMessages messages) {
        this.in = in;
        this.maximumLength = maximumLength;
        this.maximumSendLength = maximumSendLength;
        this.messages = messages;
    }

    /** The peer speaks something else than DICOM from its first byte on. */
    static final class NoDicom extends AAbort {
        private static final long serialVersionUID = 1L;

        private final String advice;

        NoDicom(String advice) {
            super(UL_SERIVE_PROVIDER, UNRECOGNIZED_PDU);
            this.advice = advice;
        }

        /** What to do. */
        String advice() {
            return advice;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /** @throws AAbort if what arrives is no PDU, or a longer one than may come */
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!read.hasRemaining()) {
            if (!nextPdu()) {
                return -1;
            }
        }
        int count = Math.min(length, read.remaining());
        read.get(bytes, offset, count);
        return count;
    }

    /** Whoever opens the association has seen how that went: what follows the acceptance may be read. From any thread. */
    void opened() {
        opened.countDown();
    }

    /** The maximum length that the peer has stated, in bytes; 0 for no limit. From any thread. */
    long statedMaximum() {
        return statedMaximum;
    }

    /** dcm4che would take the end of a connection right after the acceptance for one before it. */
    private void awaitOpening() throws IOException {
        try {
            opened.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    /** Reads one PDU, of which nothing may be left for dcm4che. */
    private boolean nextPdu() throws IOException {
        if (accepted) {
            awaitOpening();
        }
        byte[] header = in.readNBytes(HEADER_LENGTH);
        if (header.length == 0) {
            return false;
        }
        if (header.length < HEADER_LENGTH) {
            throw new EOFException("the connection ended within a PDU header");
        }
        int type = header[0];
        long length = ByteBuffer.wrap(header, 2, Integer.BYTES).getInt() & 0xFFFFFFFFL;
        check(type, length);
        byte[] pdu = Arrays.copyOf(header, HEADER_LENGTH + (int) length);
        if (in.readNBytes(pdu, HEADER_LENGTH, (int) length) < length) {
            throw new EOFException("the connection ended within a PDU");
        }
        read = ByteBuffer.wrap(pdu);
        if (type == ASSOCIATE_AC) {
            accepted = true;
            setMaximumLength(pdu, ITEMS_OFFSET, pdu.length);
        } else if (type == P_DATA_TF) {
            read = messages.pass(read.position(HEADER_LENGTH)).nioBuffer();
        }
        return true;
    }

    private void check(int type, long length) throws AAbort {
        if (type < ASSOCIATE_RQ || type > ABORT) {
            Optional<String> advice =
                    started ? Optional.empty() : FirstByte.of(type).noDicom();
            throw advice.<AAbort>map(NoDicom::new)
                    .orElseGet(() -> new AAbort(AAbort.UL_SERIVE_PROVIDER, AAbort.UNRECOGNIZED_PDU));
        }
        started = true;
        boolean good = switch (type) {
            case ASSOCIATE_RQ, ASSOCIATE_AC ->
                length >= SHORT_PDU_LENGTH && length <= PduDecoder.MAXIMUM_ASSOCIATE_LENGTH;
            case P_DATA_TF -> length >= SHORT_PDU_LENGTH && length <= maximumLength;
            default -> length == SHORT_PDU_LENGTH;
        };
        if (!good) {
            throw new AAbort(AAbort.UL_SERIVE_PROVIDER, AAbort.INVALID_PDU_PARAMETER_VALUE);
        }
    }

    /** Items that do not fit into each other are left to dcm4che, which refuses them. */
    private void setMaximumLength(byte[] pdu, int start, int end) {
        ByteBuffer items = ByteBuffer.wrap(pdu);
        int position = start;
        while (position + ITEM_HEADER_LENGTH <= end) {
            int type = pdu[position];
            int length = items.getShort(position + 2) & 0xFFFF;
            int value = position + ITEM_HEADER_LENGTH;
            if (type == USER_INFORMATION) {
                setMaximumLength(pdu, value, Math.min(end, value + length));
            } else if (type == MAXIMUM_LENGTH && length == Integer.BYTES && value + length <= end) {
                statedMaximum = items.getInt(value) & 0xFFFFFFFFL;
                items.putInt(value, usable(statedMaximum));
            }
            position = value + length;
        }
    }

    /** With room for one fragment as we send it, and below 2^31, because dcm4che takes it for a signed number. */
    private int usable(long peerMaximum) {
        return PDataTf.PDV_HEADER_LENGTH + PDataTf.maximumFragment(peerMaximum, maximumSendLength);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
