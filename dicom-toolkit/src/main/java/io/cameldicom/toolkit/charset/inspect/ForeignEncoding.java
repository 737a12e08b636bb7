package io.cameldicom.toolkit.charset.inspect;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/** An encoding that Java knows and no defined term names. */
record ForeignEncoding(String name, Charset charset) implements QuietEncoding {
    ForeignEncoding(String name) {
        this(name, Charset.forName(name));
    }

    @Override
    public String decodeOrNull(byte[] value) {
        CharsetDecoder decoder = charset.newDecoder();
        CharBuffer text = CharBuffer.allocate((int) Math.ceil(value.length * (double) decoder.maxCharsPerByte()));
        CoderResult result = decoder.decode(ByteBuffer.wrap(value), text, true);
        if (!result.isUnderflow() || !decoder.flush(text).isUnderflow()) {
            return null;
        }
        return text.flip().toString();
    }

    @Override
    public int firstMalformed(byte[] value) {
        ByteBuffer in = ByteBuffer.wrap(value);
        CharsetDecoder decoder = charset.newDecoder();
        decoder.decode(in, CharBuffer.allocate((int) (value.length * decoder.maxCharsPerByte()) + 1), true);
        return in.position();
    }

    @Override
    public String toString() {
        return name;
    }
}
