package io.cameldicom.toolkit.charset.inspect;

import io.cameldicom.toolkit.charset.TextEncoding;
import java.util.Set;

/**
 * An encoding that text may be in.
 *
 * @param prior natural logarithm of how common it is
 * @param languages that it was made for; none: all
 * @param listed whether it is told to anybody; otherwise it only speaks against the others
 * @param escapes whether it matters only where there are escape characters
 */
record KnownEncoding(TextEncoding encoding, double prior, Set<String> languages, boolean listed, boolean escapes) {}
