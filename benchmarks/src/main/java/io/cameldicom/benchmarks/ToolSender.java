package io.cameldicom.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A sender of DCMTK, {@code storescu} or {@code dcmsend}: one process for each pass. */
final class ToolSender implements Sender {
    /** The name of the row to which all others are compared. */
    static final String REFERENCE = "storescu, TCP_NODELAY=1";

    private final String tool;
    private final MadeCorpus corpus;
    private final int port;
    private final boolean noDelay;
    private final Path log;
    private double processorSeconds;
    private long peak;

    ToolSender(String tool, boolean noDelay, MadeCorpus corpus, Receiver receiver, Path work) throws IOException {
        this.tool = tool;
        this.noDelay = noDelay;
        this.corpus = corpus;
        this.port = receiver.port();
        this.log = Files.createTempFile(work, tool, ".log");
    }

    @Override
    public String name() {
        return noDelay ? tool + ", TCP_NODELAY=1" : tool;
    }

    @Override
    public MadeCorpus corpus() {
        return corpus;
    }

    @Override
    public double pass() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        tool,
                        "+sd",
                        "127.0.0.1",
                        Integer.toString(port),
                        corpus.folder().toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Receiver.setNoDelay(builder, noDelay);
        long start = System.nanoTime();
        Process process = builder.start();
        try {
            double ofThisPass = 0;
            while (!process.waitFor(10, TimeUnit.MILLISECONDS)) {
                peak = Math.max(peak, Proc.peakKilobytes(process.pid()));
                ofThisPass = Math.max(ofThisPass, processorSeconds(process));
            }
            processorSeconds += ofThisPass;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (process.exitValue() != 0) {
            throw new IOException(tool + " ended with " + process.exitValue() + ":\n" + Files.readString(log));
        }
        return seconds;
    }

    /** As of now; 0 once the process has ended. */
    static double processorSeconds(Process process) {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / 1e9;
    }

    @Override
    public double processorSeconds() {
        return processorSeconds;
    }

    @Override
    public long peakKilobytes() {
        return peak;
    }

    @Override
    public void close() {}
}
