package io.cameldicom.toolkit.charset.inspect;

/** Hebrew whose letters stand in the order in which they are seen, the last one first. */
record VisualHebrew(ForeignEncoding letters) implements QuietEncoding {
    @Override
    public String name() {
        return letters.name() + " in visual order";
    }

    @Override
    public String decodeOrNull(byte[] value) {
        String text = letters.decodeOrNull(value);
        return text == null ? null : new StringBuilder(text).reverse().toString();
    }
}
