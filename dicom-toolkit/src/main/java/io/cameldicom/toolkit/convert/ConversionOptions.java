package io.cameldicom.toolkit.convert;

/**
 * What may be done to an object so that a peer takes it.
 *
 * @param decompress whether compressed frames may be sent decompressed; default false
 */
public record ConversionOptions(boolean decompress) {
    /** Everything that changes no pixel and keeps the size. */
    public static final ConversionOptions DEFAULTS = new ConversionOptions(false);
}
