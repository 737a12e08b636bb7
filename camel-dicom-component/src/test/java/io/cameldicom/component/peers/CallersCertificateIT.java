package io.cameldicom.component.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.component.PermanentDicomException;
import io.cameldicom.component.TransientDicomException;
import io.cameldicom.testing.Dcmtk;
import io.cameldicom.testing.EveryEngine;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.Orthanc;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.testing.TlsKeys;
import io.cameldicom.toolkit.engine.DicomAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Peers over TLS that demand a certificate of who calls, or do not, and are called without one. */
@ExtendWith(NoBufferLeaks.class)
@EveryEngine
class CallersCertificateIT {
    @TempDir
    Path folder;

    private TlsKeys keys;

    @BeforeEach
    void makeKeys() throws Exception {
        keys = TlsKeys.make(Files.createDirectory(folder.resolve("keys")));
    }

    private String withoutOne(String operation, DicomAddress peer) {
        return "dicom:" + operation + ":" + peer + "?tlsTrustedCertificates=" + keys.authority()
                + "&associateTimeout=10s";
    }

    private void requireNotLetIn(Calls calls, DicomAddress peer) {
        assertThat(calls.send(withoutOne("echo", peer), null).getException())
                .isInstanceOfAny(TransientDicomException.class, PermanentDicomException.class)
                .hasMessageContaining("certificate");
    }

    @Test
    void storescpDemandsOne() {
        Dcmtk.require();
        try (Calls calls = new Calls();
                Dcmtk.StoreScp peer = Dcmtk.StoreScp.options().tls(keys).start()) {
            requireNotLetIn(calls, peer.address());
        }
    }

    @Test
    void orthancDemandsOne() {
        Orthanc.require();
        try (Calls calls = new Calls();
                Orthanc peer = Orthanc.options().tls(keys).start()) {
            requireNotLetIn(calls, peer.address());
        }
    }

    @Test
    void orthancDemandsNoneWhereItIsToldSo() {
        Orthanc.require();
        TestObjects object = TestObjects.ct();
        try (Calls calls = new Calls();
                Orthanc peer = Orthanc.options()
                        .tls(keys)
                        .with("DicomTlsRemoteCertificateRequired", "false")
                        .start()) {
            calls.succeed(withoutOne("store", peer.address()), object.bytes());

            assertThat(peer.find(object.instance())).isPresent();
        }
    }
}
