package io.cameldicom.routes.redrive;

import java.io.IOException;
import java.util.Map;

/** The quarantine over JMX; no answer names a file. */
public interface QuarantineMXBean {
    /**
     * Counts the files in quarantine by the word of their cause. An operation and no attribute, as it looks at each of them.
     *
     * @throws IOException if the quarantine cannot be read
     */
    Map<String, Long> countByCause() throws IOException;

    /**
     * Puts files back into the inbox.
     *
     * @param cause words of causes, joined by commas; nothing for all
     * @return how many of each cause, for a person
     * @throws IllegalArgumentException if there is no such cause; names the nearest one
     * @throws IOException if the quarantine cannot be read
     */
    String redrive(String cause) throws IOException;
}
