package io.cameldicom.toolkit.interop;

import io.cameldicom.testing.Orthanc;
import io.cameldicom.toolkit.engine.DicomAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Orthanc as an archive. */
class RetrievedOrthancIT extends RetrievedArchive {
    private Orthanc orthanc;

    @Override
    DicomAddress start(Path held, int destinationPort) {
        orthanc = Orthanc.options().modality(DESTINATION, destinationPort).start();
        try (Stream<Path> files = Files.list(held)) {
            for (Path file : files.toList()) {
                orthanc.upload(Files.readAllBytes(file));
            }
            return orthanc.address();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    void stop() {
        if (orthanc != null) {
            orthanc.close();
        }
    }
}
