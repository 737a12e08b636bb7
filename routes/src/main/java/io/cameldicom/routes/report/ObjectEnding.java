package io.cameldicom.routes.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How the way of one object through the routes ended, this time.
 *
 * @param fileId the short name of its file
 * @param cause of quarantine, a word; else empty
 * @param message why it is in quarantine or was put off, in our own words; else empty
 * @param fields what is known of it, by name, in the order in which it is shown: UIDs, numbers and words alone
 */
public record ObjectEnding(String fileId, String cause, String message, Map<String, String> fields) {
    /** The ways to end. */
    public enum Kind {
        SENT,
        QUARANTINED,
        AWAITING,
        POSTPONED
    }

    public ObjectEnding {
        fields = new LinkedHashMap<>(fields);
    }

    /** As {@code instance=1.2.3 bytes=512}. */
    String fieldsInWords() {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining(" "));
    }
}
