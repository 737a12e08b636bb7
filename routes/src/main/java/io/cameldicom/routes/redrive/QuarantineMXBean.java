package io.cameldicom.routes.redrive;

import io.cameldicom.component.jmx.Description;
import java.util.Map;

/** The quarantine over JMX; no answer names a file. */
@Description("Files that the destination will never take as they are, each with its reason")
public interface QuarantineMXBean {
    /**
     * Counts the files in quarantine by the word of their cause. An operation and no attribute, as it looks at each of them.
     *
     * @throws IllegalStateException if the quarantine cannot be read
     */
    @Description("Counts the files in quarantine by the word of their cause; looks at each of them")
    Map<String, Long> countByCause();

    /**
     * Puts files back into the inbox.
     *
     * @param cause words of causes, joined by commas; nothing for all
     * @return how many of each cause, for a person
     * @throws IllegalArgumentException if there is no such cause; names the nearest one
     * @throws IllegalStateException if the quarantine cannot be read
     */
    @Description("Puts files back into the inbox, so that they are sent once more")
    String redrive(
            @Description("Words of causes, joined by commas, such as refused,exhausted; empty for all") String cause);
}
