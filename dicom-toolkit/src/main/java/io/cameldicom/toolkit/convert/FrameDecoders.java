package io.cameldicom.toolkit.convert;

import io.cameldicom.toolkit.data.TransferSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The decoders on the class path, and the one of the toolkit. */
final class FrameDecoders {
    private static final List<FrameDecoder> ALL = all();

    private FrameDecoders() {}

    private static List<FrameDecoder> all() {
        List<FrameDecoder> all = new ArrayList<>();
        all.add(new RleDecoder());
        ServiceLoader.load(FrameDecoder.class, FrameDecoder.class.getClassLoader())
                .forEach(all::add);
        return List.copyOf(all);
    }

    static Optional<FrameDecoder> of(TransferSyntax transferSyntax, FrameFormat format) {
        return ALL.stream()
                .filter(decoder -> decoder.decodes(transferSyntax, format))
                .findFirst();
    }
}
