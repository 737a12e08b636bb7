package io.cameldicom.toolkit.charset;

import io.cameldicom.toolkit.data.VR;
import java.util.Arrays;

/**
 * Encodes one value by ISO/IEC 2022 in the 8-bit form (PS3.5 §6.1.2.5). Before delimiters and at the end the code elements of
 * the first value are active again. For one use.
 */
final class Iso2022Encoder {
    private static final int LONGEST_ESCAPE = 4;

    private final Announced announced;
    private final Registers registers;
    private final Delimiters delimiters;
    private final String text;

    private byte[] out;
    private int written;
    private CodeElement g0;
    private CodeElement g1;

    Iso2022Encoder(Announced announced, Registers registers, VR vr, String text) {
        this.announced = announced;
        this.registers = registers;
        this.delimiters = Delimiters.of(vr);
        this.text = text;
        this.out = new byte[text.length() + LONGEST_ESCAPE];
    }

    TextCodec.Encoded encode() {
        int unmappable = TextCodec.NOWHERE;
        int from = 0;
        while (from <= text.length() && unmappable == TextCodec.NOWHERE) {
            int to = from;
            while (to < text.length() && !delimiters.contains(text.charAt(to))) {
                to++;
            }
            unmappable = run(from, to);
            if (unmappable == TextCodec.NOWHERE && to < text.length()) {
                if (text.charAt(to) == CodeElement.ESC) {
                    unmappable = to;
                } else {
                    reserve();
                    out[written++] = (byte) text.charAt(to);
                }
            }
            from = to + 1;
        }
        return new TextCodec.Encoded(Arrays.copyOf(out, written), unmappable);
    }

    /** Encodes text without delimiters; index of the first character that cannot be, or nowhere. */
    private int run(int from, int to) {
        int begin = written;
        int foreign = runWithoutEscapes(from, to);
        if (foreign == to) {
            return TextCodec.NOWHERE;
        }
        written = begin;
        return announced.byEscape() ? runWithEscapes(from, to) : foreign;
    }

    /** Index of the first character that would need an escape sequence. */
    private int runWithoutEscapes(int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!putIfPresent(announced.g0(), c) && !putIfPresent(announced.g1(), c)) {
                return i;
            }
        }
        return to;
    }

    private int runWithEscapes(int from, int to) {
        CodeElement[] elements = new EscapePlan(registers, text, from, to).elements();
        if (elements.length < to - from) {
            return from + elements.length;
        }
        g0 = announced.g0();
        g1 = announced.g1();
        for (int i = 0; i < elements.length; i++) {
            designate(elements[i]);
            putIfPresent(elements[i], text.charAt(from + i));
        }
        designate(announced.g0());
        if (announced.g1() != null) {
            designate(announced.g1());
        }
        return TextCodec.NOWHERE;
    }

    private void designate(CodeElement element) {
        if ((element.isG1() ? g1 : g0) == element) {
            return;
        }
        reserve();
        for (int i = 0; i < element.escapeLength(); i++) {
            out[written++] = element.escapeByte(i);
        }
        if (element.isG1()) {
            g1 = element;
        } else {
            g0 = element;
        }
    }

    private boolean putIfPresent(CodeElement element, char c) {
        int code = element == null ? CodeTable.NONE : element.table().code(c);
        if (code == CodeTable.NONE) {
            return false;
        }
        reserve();
        int bit = element.isG1() ? 0x80 : 0;
        if (element.isDoubleByte()) {
            out[written++] = (byte) (code >> 8 | bit);
        }
        out[written++] = (byte) (code | bit);
        return true;
    }

    /** For a character or an escape sequence. */
    private void reserve() {
        if (written + LONGEST_ESCAPE > out.length) {
            out = Arrays.copyOf(out, out.length * 2 + LONGEST_ESCAPE);
        }
    }
}
