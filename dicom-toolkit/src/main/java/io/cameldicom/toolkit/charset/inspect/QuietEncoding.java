package io.cameldicom.toolkit.charset.inspect;

import io.cameldicom.toolkit.charset.MalformedTextException;
import io.cameldicom.toolkit.charset.TextEncoding;
import io.cameldicom.toolkit.data.VR;

/** An encoding that is tried so often in vain that an exception each time would cost too much. */
interface QuietEncoding extends TextEncoding {
    /** Decodes a whole value; null where the bytes are malformed. */
    String decodeOrNull(byte[] value);

    @Override
    default String decode(int tag, VR vr, byte[] value) {
        String text = decodeOrNull(value);
        if (text == null) {
            throw new MalformedTextException(tag, firstMalformed(value), name());
        }
        return text;
    }

    /** Offset of the first malformed byte, 0 where that is not known. */
    default int firstMalformed(byte[] value) {
        return 0;
    }
}
