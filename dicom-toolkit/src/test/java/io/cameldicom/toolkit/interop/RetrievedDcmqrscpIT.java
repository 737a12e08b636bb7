package io.cameldicom.toolkit.interop;

import io.cameldicom.testing.Dcmqrscp;
import io.cameldicom.toolkit.engine.DicomAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The archive of DCMTK. */
class RetrievedDcmqrscpIT extends RetrievedArchive {
    private Dcmqrscp archive;

    @Override
    DicomAddress start(Path held, int destinationPort) {
        try (Stream<Path> files = Files.list(held)) {
            archive = Dcmqrscp.options()
                    .destination(DESTINATION, destinationPort)
                    .holding(files.toList())
                    .argument("+xy")
                    .start();
            return archive.address();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    void stop() {
        if (archive != null) {
            archive.close();
        }
    }
}
