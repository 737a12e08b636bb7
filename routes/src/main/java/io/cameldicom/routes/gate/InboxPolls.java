package io.cameldicom.routes.gate;

import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the gate where a scan of the inbox begins and ends. */
public final class InboxPolls implements PollingConsumerPollStrategy {
    private static final Logger LOG = LoggerFactory.getLogger("camel-dicom");

    private final InboxGate gate;
    private final int maximumPerPoll;
    private final Scans scans;
    private boolean failing;

    /** @param maximumPerPoll a scan that let in so many files was cut short, and did not see the whole inbox */
    public InboxPolls(InboxGate gate, int maximumPerPoll, Scans scans) {
        this.gate = gate;
        this.maximumPerPoll = maximumPerPoll;
        this.scans = scans;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        gate.beginScan();
        return true;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        failing = false;
        if (gate.offered() < maximumPerPoll) {
            scans.completed(gate.endScan());
        }
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        if (!failing) {
            LOG.warn(
                    "the inbox cannot be read ({}); it is tried again",
                    cause.getClass().getSimpleName());
        }
        failing = true;
        scans.failed(cause);
        return false;
    }
}
