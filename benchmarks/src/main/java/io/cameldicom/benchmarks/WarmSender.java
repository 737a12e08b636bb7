package io.cameldicom.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One of ours: a JVM that stays up over all passes and is told when to send, so that its memory can be measured apart. */
final class WarmSender implements Sender {
    private final WarmProcess.Kind kind;
    private final MadeCorpus corpus;
    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter orders;
    private final Path log;

    /** @param heapMegabytes most heap of the JVM */
    WarmSender(WarmProcess.Kind kind, int heapMegabytes, MadeCorpus corpus, Receiver receiver, Path work)
            throws IOException {
        this.kind = kind;
        this.corpus = corpus;
        this.log = Files.createTempFile(work, kind.name(), ".log");
        this.process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heapMegabytes + "m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WarmProcess.class.getName(),
                        kind.name(),
                        Integer.toString(receiver.port()),
                        corpus.folder().toString()))
                .redirectError(log.toFile())
                .start();
        this.answers = process.inputReader();
        this.orders = process.outputWriter();
    }

    @Override
    public String name() {
        return kind.title();
    }

    @Override
    public MadeCorpus corpus() {
        return corpus;
    }

    @Override
    public double pass() throws IOException {
        orders.write("pass\n");
        orders.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException(kind.title() + " ended:\n" + Files.readString(log));
        }
        return Double.parseDouble(answer);
    }

    @Override
    public double processorSeconds() {
        return ToolSender.processorSeconds(process);
    }

    @Override
    public long peakKilobytes() {
        return Proc.peakKilobytes(process.pid());
    }

    @Override
    public void close() {
        try {
            orders.close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
