package io.cameldicom.routes.disposition;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * Why a file is in quarantine. This is the only place that holds the path and a peer's Error Comment, both of which may
 * name a patient.
 *
 * @param cause one word of a fixed list, such as {@code not-dicom} or {@code refused}
 * @param message one line for people
 * @param nextStep what a person can do about it
 * @param status DIMSE status in four hexadecimal digits, or null
 * @param errorComment Error Comment (0000,0902) as the peer sent it, or null
 * @param offendingElements Offending Element (0000,0901) as {@code gggg,eeee}, or null
 * @param peer {@code AE@host:port}, or null where none was asked
 * @param attempts how often it was tried
 * @param fileId the short id that stands in logs
 * @param originalPath where it lay, below the inbox
 * @param size bytes
 * @param modified last change before it was taken, ISO 8601
 * @param queued since when the running service has seen it unchanged in the inbox, ISO 8601
 * @param lastAttempt when the last attempt began, ISO 8601
 * @param quarantined when it was put here, ISO 8601
 */
@JsonPropertyOrder({"cause", "message", "nextStep"})
@JsonIgnoreProperties(ignoreUnknown = true)
public record QuarantineReason(
        String cause,
        String message,
        String nextStep,
        String status,
        String errorComment,
        List<String> offendingElements,
        String peer,
        int attempts,
        String fileId,
        String originalPath,
        long size,
        String modified,
        String queued,
        String lastAttempt,
        String quarantined) {

    @Override
    public String toString() {
        return cause + ": " + message;
    }
}
