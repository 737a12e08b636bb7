package io.cameldicom.toolkit.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.Dcmtk;
import io.cameldicom.testing.EveryEngine;
import io.cameldicom.testing.Orthanc;
import org.junit.jupiter.api.Test;

@EveryEngine
class EchoIT {
    @Test
    void storescpAnswers() throws Exception {
        try (Dcmtk.StoreScp scp = Dcmtk.StoreScp.ignoring();
                EngineClient client = new EngineClient()) {
            assertThat(client.echo(scp.address()).isSuccess()).isTrue();
        }
    }

    @Test
    void orthancAnswers() throws Exception {
        try (Orthanc orthanc = Orthanc.start();
                EngineClient client = new EngineClient()) {
            assertThat(client.echo(orthanc.address()).isSuccess()).isTrue();
        }
    }
}
