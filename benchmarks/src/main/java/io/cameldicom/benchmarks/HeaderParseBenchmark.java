package io.cameldicom.benchmarks;

import io.cameldicom.toolkit.file.DicomFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** How many small files a second one thread reads, from the open file to its data set: they are in the page cache. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgs = "-Xmx256m")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class HeaderParseBenchmark {
    private static final int FILES = 2_000;
    private static final int FILE_BYTES = 10_000;

    private Path folder;
    private List<Path> files;
    private int next;

    @Setup
    public void makeFiles() throws IOException {
        folder = Files.createTempDirectory("header-parse-");
        files = MadeCorpus.make("small", folder, FILES, FILE_BYTES).paths();
    }

    @Benchmark
    public DicomFile parse() throws IOException {
        next = (next + 1) % files.size();
        return DicomFile.read(files.get(next));
    }

    @TearDown
    public void deleteFiles() throws IOException {
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(folder);
    }

    /** Prints files per second. */
    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(HeaderParseBenchmark.class.getSimpleName())
                        .build())
                .run();
    }
}
