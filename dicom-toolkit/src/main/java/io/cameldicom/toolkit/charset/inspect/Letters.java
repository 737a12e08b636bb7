package io.cameldicom.toolkit.charset.inspect;

/**
 * The letters of a word, to be looked at in many languages.
 *
 * @param word in lower case, character by character
 * @param scripts of each character; null of what is no letter
 * @param marks which are vowels of Hebrew or Arabic, which are hardly ever written
 */
record Letters(char[] word, Script[] scripts, boolean[] marks) {
    private static final double OTHER_SCRIPT = -14;
    private static final double LOOKALIKE = -8;
    private static final double VOWEL_MARK = -4;
    private static final double LATIN_RUN = -3.3;
    private static final String LOOKALIKES = "aceopxyijsABCEHIKMOPTXYJSасеорхуіјѕАВСЕНІКМОРТХУЈЅαορυνΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";

    static Letters of(String text) {
        int length = text.length();
        Letters letters = new Letters(new char[length], new Script[length], new boolean[length]);
        for (int i = 0; i < length; i++) {
            char c = Character.toLowerCase(text.charAt(i));
            Script script = Script.of(c);
            letters.word[i] = c;
            letters.scripts[i] = script;
            letters.marks[i] = (script == Script.ARABIC || script == Script.HEBREW)
                    && Character.getType(c) == Character.NON_SPACING_MARK;
        }
        return letters;
    }

    /** Natural logarithm of their probability in a language. */
    double logIn(Language language) {
        double log = 0;
        char before = ' ';
        Script scriptBefore = null;
        for (int i = 0; i < word.length; i++) {
            Script script = scripts[i];
            if (script == null) {
                log += before == ' ' ? 0 : language.logOf(before, ' ');
                before = ' ';
                scriptBefore = null;
            } else if (marks[i]) {
                log += VOWEL_MARK;
            } else {
                if (language.has(script)) {
                    log += language.logOf(before, word[i]);
                    before = word[i];
                } else {
                    boolean run = script == scriptBefore && script == Script.LATIN && word[i] < 0x80;
                    log += run ? LATIN_RUN : LOOKALIKES.indexOf(word[i]) >= 0 ? LOOKALIKE : OTHER_SCRIPT;
                    before = '\0';
                }
                scriptBefore = script;
            }
        }
        return log + (before == ' ' || before == '\0' ? 0 : language.logOf(before, ' '));
    }
}
