package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.component.progress.DicomProgress;
import io.cameldicom.testing.EveryEngine;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.Orthanc;
import io.cameldicom.testing.TestObjects;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is told of objects on their way to Orthanc. */
@ExtendWith(NoBufferLeaks.class)
@EveryEngine
class ProgressIT extends CamelTestSupport {
    private static final int LARGE = 128 << 20;

    @TempDir
    Path folder;

    @Test
    void followsALargeObjectIntoOrthanc() throws Exception {
        Orthanc.require();
        HeardProgress heard = new HeardProgress();
        context.getRegistry().bind("heard", heard);
        TestObjects object = TestObjects.ct();
        Path file = object.writeSparse(folder.resolve("large.dcm"), LARGE);
        try (Orthanc orthanc = Orthanc.start()) {
            Exchange exchange = template.request(
                    "dicom:store:" + orthanc.address() + "?progressListener=#heard&progressInterval=10ms",
                    sent -> sent.getMessage().setBody(file));

            assertThat(exchange.getException()).isNull();
            await().atMost(Duration.ofSeconds(60)).until(() -> heard.ended() == 1);
            List<DicomProgress> calls = heard.of(object.instance());
            DicomProgress last = calls.get(calls.size() - 1);
            assertThat(calls.get(0).bytes()).isZero();
            assertThat(calls).hasSizeGreaterThan(2);
            assertThat(last.outcome()).contains(Outcome.DONE);
            assertThat(last.bytes())
                    .isEqualTo(last.total())
                    .isEqualTo(exchange.getMessage().getHeader(DicomConstants.BYTES, Long.class));
            assertThat(orthanc.find(object.instance())).isPresent();
        }
    }
}
