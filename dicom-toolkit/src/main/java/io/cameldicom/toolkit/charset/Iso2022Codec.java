package io.cameldicom.toolkit.charset;

import io.cameldicom.toolkit.data.VR;

/** Sets of ISO/IEC 2022, alone or with code extension (PS3.5 §6.1.2.5). */
final class Iso2022Codec implements TextCodec {
    private final Announced announced;
    private final Registers registers;

    Iso2022Codec(Announced announced) {
        this.announced = announced;
        this.registers = new Registers(announced);
    }

    Announced announced() {
        return announced;
    }

    @Override
    public Decoded decode(VR vr, byte[] bytes) {
        return new Iso2022Decoder(announced, vr, bytes).decode();
    }

    @Override
    public Encoded encode(VR vr, String text) {
        return new Iso2022Encoder(announced, registers, vr, text).encode();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Iso2022Codec codec && announced.equals(codec.announced);
    }

    @Override
    public int hashCode() {
        return announced.hashCode();
    }
}
