package io.cameldicom.benchmarks;

import java.io.IOException;

/** Something that sends a corpus to a receiver, again and again. */
interface Sender extends AutoCloseable {
    /** As it stands in the table. */
    String name();

    MadeCorpus corpus();

    /**
     * Sends the whole corpus once, over one association.
     *
     * @return seconds from the start to the end of the association; for a tool, of the whole process
     * @throws IOException if one object was not stored
     */
    double pass() throws IOException;

    /** Processor time of the sending process in all passes so far, in seconds. */
    double processorSeconds();

    /** Peak resident memory of the sending process so far, in kilobytes. */
    long peakKilobytes();

    @Override
    void close();
}
