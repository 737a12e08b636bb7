package io.cameldicom.toolkit.attributes;

/** Wildcard matching (PS3.4 §C.2.2.2.4): {@code *} for any characters, {@code ?} for one; never slow, whatever the pattern. */
final class Wildcards {
    private static final int ANY = '*';
    private static final int ONE = '?';

    private final int[] pattern;
    private final boolean anyCase;

    Wildcards(String pattern, boolean anyCase) {
        this.pattern = pattern.codePoints().toArray();
        this.anyCase = anyCase;
    }

    /** Where it fails, the last {@code *} takes one character more: earlier ones need not be tried again. */
    boolean match(String text) {
        int[] value = text.codePoints().toArray();
        int p = 0;
        int v = 0;
        int afterAny = -1;
        int taken = 0;
        while (v < value.length) {
            if (p < pattern.length && pattern[p] == ANY) {
                afterAny = ++p;
                taken = v;
            } else if (p < pattern.length && (pattern[p] == ONE || same(pattern[p], value[v]))) {
                p++;
                v++;
            } else if (afterAny >= 0) {
                p = afterAny;
                v = ++taken;
            } else {
                return false;
            }
        }
        while (p < pattern.length && pattern[p] == ANY) {
            p++;
        }
        return p == pattern.length;
    }

    private boolean same(int left, int right) {
        return left == right
                || anyCase
                        && Character.toLowerCase(Character.toUpperCase(left))
                                == Character.toLowerCase(Character.toUpperCase(right));
    }
}
