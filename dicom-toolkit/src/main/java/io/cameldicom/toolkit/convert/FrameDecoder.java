package io.cameldicom.toolkit.convert;

import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.TransferSyntax;

/**
 * Decodes compressed frames. Implementations are found by {@link java.util.ServiceLoader} and are used by many threads at
 * once.
 */
public interface FrameDecoder {
    /** Whether frames like these can be decoded; decided by these words alone. */
    boolean decodes(TransferSyntax transferSyntax, FrameFormat format);

    /**
     * How decoded frames are to be described: only Photometric Interpretation and Planar Configuration may differ.
     *
     * @param format one that it {@link #decodes}
     */
    FrameFormat decoded(TransferSyntax transferSyntax, FrameFormat format);

    /**
     * Decodes one frame. Memory is bounded by the lengths of {@code encoded} and of the frame.
     *
     * @param encoded all fragments of the frame; a zero that pads it may follow
     * @return {@link FrameFormat#length()} bytes as {@link #decoded} describes them, little endian
     * @throws MalformedObjectException if the frame is broken, or is not as {@code transferSyntax} and {@code format} say,
     *     whatever else goes wrong in decoding it
     */
    byte[] decode(byte[] encoded, TransferSyntax transferSyntax, FrameFormat format);
}
