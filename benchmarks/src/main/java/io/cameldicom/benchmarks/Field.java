package io.cameldicom.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Those who send one corpus, each to a receiver of its own of the same kind. */
final class Field implements AutoCloseable {
    /** Part of the files for who waits 44 ms for each object. */
    private static final int PART = 10;

    private static final int HEAP_MEGABYTES = 256;
    private static final int HEAP_MEGABYTES_FOR_LARGE = 64;

    /** How many passes a sender is given. */
    enum Pace {
        /** A JVM of ours that gets faster for a while. */
        WARM,
        /** A process for each pass. */
        TOOL,
        /** A tool that waits for delayed acknowledgements. */
        SLOW
    }

    /** A sender, its receiver, and what was measured of both. */
    record Entrant(Sender sender, Receiver receiver, Pace pace, Measurement measured) {
        String title() {
            return measured.receiver().name() + ", " + measured.corpus().name() + ", " + measured.sender();
        }

        /** @throws IOException if an object was not stored, or the receiver has read less than the objects have */
        double pass(boolean counted) throws IOException {
            long bytesBefore = receiver.bytesRead();
            double processorBefore = sender.processorSeconds();
            double seconds = sender.pass();
            long bytes = receiver.bytesRead() - bytesBefore;
            long least = sender.corpus().bytes() - sender.corpus().files() * (long) MadeCorpus.MOST_META_BYTES;
            if (bytes < least) {
                throw new IOException(title() + ": " + bytes + " bytes received (expected: at least " + least + ")");
            }
            if (counted) {
                measured.add(seconds, bytes, sender.processorSeconds() - processorBefore);
            }
            measured.peak(sender.peakKilobytes());
            return seconds;
        }
    }

    private final Receiver.Kind kind;
    private final Path work;
    private final List<Entrant> entrants = new ArrayList<>();

    private Field(Receiver.Kind kind, Path work) {
        this.kind = kind;
        this.work = work;
    }

    static Field open(Receiver.Kind kind, MadeCorpus corpus, Path work) throws IOException {
        Field field = new Field(kind, work);
        MadeCorpus part = corpus.first(
                corpus.files() / PART, work.resolve(corpus.name() + "-part-" + kind.maximumPdu() + kind.noDelay()));
        for (String tool : List.of("storescu", "dcmsend")) {
            field.tool(tool, true, kind.noDelay() ? corpus : part, kind.noDelay() ? Pace.TOOL : Pace.SLOW);
            field.tool(tool, false, part, Pace.SLOW);
        }
        field.warm(HEAP_MEGABYTES, corpus, WarmProcess.Kind.values());
        return field;
    }

    static Field openLarge(Receiver.Kind kind, MadeCorpus corpus, Path work) throws IOException {
        Field field = new Field(kind, work);
        field.tool("storescu", true, corpus, Pace.TOOL);
        field.tool("dcmsend", true, corpus, Pace.TOOL);
        field.warm(HEAP_MEGABYTES_FOR_LARGE, corpus, WarmProcess.Kind.ROUTE, WarmProcess.Kind.ROUTE_DCM4CHE);
        return field;
    }

    private void tool(String tool, boolean noDelay, MadeCorpus corpus, Pace pace) throws IOException {
        Receiver receiver = Receiver.start(kind, work);
        add(new ToolSender(tool, noDelay, corpus, receiver, work), receiver, pace);
    }

    /** Those of ours whose engine is present. */
    private void warm(int heapMegabytes, MadeCorpus corpus, WarmProcess.Kind... kinds) throws IOException {
        for (WarmProcess.Kind warm : kinds) {
            if (warm.isPresent()) {
                Receiver receiver = Receiver.start(kind, work);
                add(new WarmSender(warm, heapMegabytes, corpus, receiver, work), receiver, Pace.WARM);
            }
        }
    }

    private void add(Sender sender, Receiver receiver, Pace pace) {
        entrants.add(new Entrant(sender, receiver, pace, new Measurement(sender.name(), sender.corpus(), kind)));
    }

    List<Entrant> entrants() {
        return entrants;
    }

    @Override
    public void close() {
        entrants.forEach(entrant -> {
            entrant.sender().close();
            entrant.receiver().close();
        });
    }
}
