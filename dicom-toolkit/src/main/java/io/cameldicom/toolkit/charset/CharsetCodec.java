package io.cameldicom.toolkit.charset;

import io.cameldicom.toolkit.data.VR;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * A set that allows no code extension (PS3.3 table C.12-5): an escape character is malformed.
 *
 * @param term ISO_IR 192, GB18030 or GBK
 */
record CharsetCodec(DefinedTerm term) implements TextCodec {
    private static final char REPLACEMENT = '\uFFFD';
    private static final char ESC = '\u001B';

    @Override
    public Decoded decode(VR vr, byte[] bytes) {
        Charset charset = term.charset();
        String text = new String(bytes, charset);
        int malformed = text.indexOf(REPLACEMENT) < 0 ? NOWHERE : malformed(bytes);
        int foreign = firstForeign(text);
        if (foreign == NOWHERE) {
            return new Decoded(text, malformed);
        }
        int offset = text.substring(0, foreign).getBytes(charset).length;
        return new Decoded(withoutForeign(text), malformed == NOWHERE || offset < malformed ? offset : malformed);
    }

    /** The text may have U+FFFD as well-formed character. */
    private int malformed(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            term.charset().newDecoder().decode(in);
            return NOWHERE;
        } catch (CharacterCodingException e) {
            return in.position();
        }
    }

    /** Index of the first character that Java has in this set, but the set has not. */
    private int firstForeign(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isForeign(text.charAt(i))) {
                return i;
            }
        }
        return NOWHERE;
    }

    /** Codes that GBK leaves to its users become private characters of Unicode; Windows has the euro sign beside it. */
    private boolean isForeign(char c) {
        return c == ESC || term == DefinedTerm.GBK && (c == '\u20AC' || c >= '\uE000' && c <= '\uF8FF');
    }

    private String withoutForeign(String text) {
        char[] characters = text.toCharArray();
        for (int i = 0; i < characters.length; i++) {
            if (isForeign(characters[i])) {
                characters[i] = REPLACEMENT;
            }
        }
        return new String(characters);
    }

    @Override
    public Encoded encode(VR vr, String text) {
        int foreign = firstForeign(text);
        CharBuffer in = CharBuffer.wrap(text, 0, foreign == NOWHERE ? text.length() : foreign);
        try {
            ByteBuffer out = term.charset().newEncoder().encode(in);
            return new Encoded(Arrays.copyOf(out.array(), out.limit()), foreign);
        } catch (CharacterCodingException e) {
            return new Encoded(new byte[0], in.position());
        }
    }
}
