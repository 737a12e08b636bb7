package io.cameldicom.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.Dcmtk;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkTest {
    @TempDir
    Path folder;

    @Test
    void everySenderDeliversEveryCorpusToEveryReceiver() throws Exception {
        Dcmtk.require();
        Path out = folder.resolve("RESULTS.md");

        Benchmark.main(new String[] {"--quick", "--out", out.toString()});

        assertThat(Files.readAllLines(out).stream().filter(line -> line.startsWith("| ")))
                .hasSize(1 + 6 * (2 + WarmProcess.Kind.values().length));
        assertThat(out).content().contains(StorescuSender.NO_DELAY, "engine", "dicom:store:");
    }
}
