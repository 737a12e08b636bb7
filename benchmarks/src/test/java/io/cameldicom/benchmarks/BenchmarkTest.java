package io.cameldicom.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.Dcmtk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkTest {
    @TempDir
    Path folder;

    @Test
    void everySenderDeliversEveryCorpusToEveryReceiver() throws Exception {
        Dcmtk.require();
        Path out = folder.resolve("RESULTS.md");

        int ours = (int) Stream.of(WarmProcess.Kind.values())
                .filter(WarmProcess.Kind::isPresent)
                .count();
        int large = 3 + (WarmProcess.Kind.ROUTE_DCM4CHE.isPresent() ? 1 : 0);

        Benchmark.main(new String[] {"--quick", "--out", out.toString()});

        assertThat(Files.readAllLines(out).stream().filter(line -> line.startsWith("| ")))
                .hasSize(1 + 6 * (4 + ours) + 2 * large);
        assertThat(out).content().contains(ToolSender.REFERENCE, "engine", "dicom:store:");
    }
}
