package io.cameldicom.routes.gate;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the gate where a scan of the inbox begins and ends. A folder that is not the inbox is not scanned. */
public final class InboxPolls implements PollingConsumerPollStrategy {
    private static final Logger LOG = LoggerFactory.getLogger("camel-dicom");

    private final InboxGate gate;
    private final InboxFolder inbox;
    private final int maximumPerPoll;
    private final Scans scans;
    private boolean failing;

    /**
     * @param inbox must stay the folder that it is now
     * @param maximumPerPoll a scan that let in so many files was cut short, and did not see the whole inbox
     */
    public InboxPolls(InboxGate gate, Path inbox, int maximumPerPoll, Scans scans) {
        this.gate = gate;
        this.inbox = new InboxFolder(inbox);
        this.maximumPerPoll = maximumPerPoll;
        this.scans = scans;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        if (!isThere()) {
            return false;
        }
        gate.beginScan();
        scans.began(gate.heldBecause());
        return true;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        if (!isThere()) {
            return;
        }
        if (failing) {
            LOG.atInfo().addKeyValue("event", "inbox.back").log("the inbox can be read again");
        }
        failing = false;
        if (gate.offered() < maximumPerPoll) {
            scans.completed(gate.endScan());
        } else {
            gate.cutScan();
            scans.cut();
        }
    }

    private boolean isThere() {
        Optional<String> trouble = inbox.trouble();
        trouble.ifPresent(what -> fails(what, new InboxLostException(what)));
        return trouble.isEmpty();
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        fails("the inbox cannot be read (" + cause.getClass().getSimpleName() + ")", cause);
        return false;
    }

    private void fails(String what, Exception cause) {
        if (!failing) {
            LOG.atWarn().addKeyValue("event", "inbox.away").log("{}; it is tried again", what);
        }
        failing = true;
        scans.failed(cause);
    }
}
