package io.cameldicom.toolkit.charset;

import io.cameldicom.toolkit.data.VR;

/** Decodes and encodes whole values that are not plain ASCII. Holds no state between values. */
interface TextCodec {
    /** Where all is well. */
    int NOWHERE = -1;

    /** Decodes, with U+FFFD for what is malformed. */
    Decoded decode(VR vr, byte[] bytes);

    /** Encodes up to the first character that cannot be. */
    Encoded encode(VR vr, String text);

    /** @param malformed offset of the first malformed byte, or {@link #NOWHERE} */
    record Decoded(String text, int malformed) {}

    /** @param unmappable index of the first character that cannot be encoded, or {@link #NOWHERE} */
    record Encoded(byte[] bytes, int unmappable) {}
}
