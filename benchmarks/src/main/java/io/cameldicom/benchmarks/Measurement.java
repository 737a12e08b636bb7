package io.cameldicom.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** What one sender did with one corpus and one receiver. */
final class Measurement {
    private final String sender;
    private final MadeCorpus corpus;
    private final Receiver.Kind receiver;
    private final List<Double> seconds = new ArrayList<>();
    private long received;
    private double processorSeconds;
    private long peakKilobytes;

    Measurement(String sender, MadeCorpus corpus, Receiver.Kind receiver) {
        this.sender = sender;
        this.corpus = corpus;
        this.receiver = receiver;
    }

    /**
     * One more counted pass.
     *
     * @param newReceived bytes that the receiver read meanwhile
     */
    void add(double newSeconds, long newReceived, double newProcessorSeconds) {
        received += newReceived;
        seconds.add(newSeconds);
        processorSeconds += newProcessorSeconds;
    }

    /** Peak resident memory of the sender over all passes. */
    void peak(long kilobytes) {
        peakKilobytes = kilobytes;
    }

    String sender() {
        return sender;
    }

    MadeCorpus corpus() {
        return corpus;
    }

    Receiver.Kind receiver() {
        return receiver;
    }

    int passes() {
        return seconds.size();
    }

    double median() {
        List<Double> sorted = seconds.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** Processor time of the sender for one pass, on average. */
    double processorSeconds() {
        return processorSeconds / seconds.size();
    }

    double best() {
        return seconds.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    double filesPerSecond() {
        return corpus.files() / median();
    }

    double megabytesPerSecond() {
        return received / 1e6 / seconds.size() / median();
    }

    double peakMegabytes() {
        return peakKilobytes / 1024.0;
    }
}
