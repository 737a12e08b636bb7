package io.cameldicom.testing.archive;

import io.cameldicom.testing.Dcmqrscp;
import io.cameldicom.testing.Dcmtk;
import io.cameldicom.toolkit.engine.DicomAddress;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The archive of the DCMTK that is installed on this machine. It compares the bytes of names, and gives either
 * compressed objects or others.
 */
public final class NativeDcmqrscp implements ArchiveLauncher {
    @Override
    public void require() {
        Dcmtk.require();
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.KEEPS_BYTES);
    }

    @Override
    public Archive start(Settings settings) {
        Dcmqrscp archive = Dcmqrscp.options()
                .destination(settings.aeTitle(), settings.port())
                .start();
        return new Archive() {
            @Override
            public DicomAddress address() {
                return archive.address();
            }

            @Override
            public Optional<Rest> rest() {
                return Optional.empty();
            }

            @Override
            public String output() {
                return archive.output();
            }

            @Override
            public void close() {
                archive.close();
            }
        };
    }
}
