package io.cameldicom.toolkit.interop;

import io.cameldicom.testing.Dcmtk;
import io.cameldicom.toolkit.engine.DicomAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** DCMTK's storescp, which keeps data sets byte for byte, and takes exactly the pairs that it is told. */
final class StorescpDestination implements Destination {
    private final Dcmtk.StoreScp scp;

    StorescpDestination(Path folder, Collection<String> sopClasses, Collection<String> transferSyntaxes) {
        this.scp = Dcmtk.StoreScp.options()
                .storingInto(folder)
                .accepting(sopClasses, transferSyntaxes)
                .start();
    }

    @Override
    public DicomAddress address() {
        return scp.address();
    }

    @Override
    public byte[] take(String sopInstanceUid) throws IOException {
        Path file = scp.received(sopInstanceUid).orElseThrow();
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        return bytes;
    }

    @Override
    public void close() {
        scp.close();
    }
}
