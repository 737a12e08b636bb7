package io.cameldicom.routes.report;

import io.cameldicom.routes.gate.Census;
import io.cameldicom.routes.gate.Scans;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells, once per change, of what lies in the inbox and will never be taken. */
public final class StuckFiles implements Scans {
    private static final Logger LOG = LoggerFactory.getLogger("camel-dicom");

    private String told = "";

    @Override
    public void completed(Census census) {
        String words = census.stuckInWords();
        if (!words.equals(told)) {
            LOG.atWarn()
                    .addKeyValue("event", "inbox.stuck")
                    .log("not taken from the inbox: {}", words.isEmpty() ? "nothing any more" : words);
            told = words;
        }
    }

    @Override
    public void failed(Exception cause) {}
}
