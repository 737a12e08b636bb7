package io.cameldicom.toolkit.charset;

import io.cameldicom.toolkit.data.VR;

/** A way to read the bytes of text values: what Specific Character Set says, or an encoding that no defined term names. */
public interface TextEncoding {
    /** The value of Specific Character Set that says so, or the usual name of an encoding outside DICOM. */
    String name();

    /**
     * Decodes a whole value, strictly; trailing padding and delimiters stay in the text.
     *
     * @param tag for the message
     * @param vr one for which {@link VR#isText()} holds
     * @throws MalformedTextException if the bytes are no text in this encoding
     */
    String decode(int tag, VR vr, byte[] value);
}
