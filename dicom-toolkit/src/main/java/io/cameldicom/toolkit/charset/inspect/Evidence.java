package io.cameldicom.toolkit.charset.inspect;

/**
 * What one value speaks for. Holds no text.
 *
 * @param scores of each encoding: how much more likely its reading is than random bytes, as natural logarithm; NaN where
 *     the bytes are malformed in it
 * @param worst of each encoding: the same for the word that is the least likely
 * @param texts of each encoding: a hash of the text, the same where the text is the same
 * @param lost of each encoding: whether its text has U+FFFD, so that something was lost before
 */
record Evidence(float[] scores, float[] worst, long[] texts, boolean[] lost) {
    boolean readable(int encoding) {
        return !Float.isNaN(scores[encoding]);
    }
}
