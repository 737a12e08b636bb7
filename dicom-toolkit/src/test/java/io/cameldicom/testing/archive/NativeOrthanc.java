package io.cameldicom.testing.archive;

import io.cameldicom.testing.Orthanc;
import io.cameldicom.testing.OrthancRest;
import io.cameldicom.toolkit.engine.DicomAddress;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The Orthanc that is installed on this machine, with a password on its REST interface. */
public final class NativeOrthanc implements ArchiveLauncher {
    @Override
    public void require() {
        Orthanc.require();
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public Archive start(Settings settings) {
        Orthanc.Options options = Orthanc.options()
                .modality(settings.aeTitle(), settings.port())
                .user("archive", "p-archive-1")
                .with("DefaultEncoding", "\"Utf8\"");
        settings.keys().ifPresent(options::tls);
        Orthanc orthanc = options.start();
        return new Archive() {
            @Override
            public DicomAddress address() {
                return orthanc.address();
            }

            @Override
            public Optional<Rest> rest() {
                return Optional.of(new Rest(orthanc, new OrthancRest(orthanc.server(), "")));
            }

            @Override
            public String output() {
                return orthanc.output();
            }

            @Override
            public void close() {
                orthanc.close();
            }
        };
    }
}
