package io.cameldicom.toolkit.charset.inspect;

/** How likely letters follow each other in words of a language. */
interface Language {
    /** ISO 639-1, with a region where that changes the letters. */
    String code();

    boolean has(Script script);

    /**
     * Natural logarithm of the probability.
     *
     * @param before letter before, in lower case; a space at the beginning of a word
     * @param letter in lower case; a space at the end of a word
     */
    double logOf(char before, char letter);
}
