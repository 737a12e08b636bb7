package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.engine.DicomEngine;
import io.cameldicom.toolkit.engine.DicomEngineProvider;

/** Offers the built-in engine under the name {@code netty}. */
public final class NettyEngineProvider implements DicomEngineProvider {
    @Override
    public String name() {
        return NettyEngine.NAME;
    }

    @Override
    public DicomEngine create() {
        return new NettyEngine();
    }
}
