package io.cameldicom.routes.receipt;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What became of one object: a line of JSON. It holds no name of a patient and no path.
 *
 * @param outcome what happened
 * @param instance SOP Instance UID
 * @param study Study Instance UID, or null where the object has no valid one
 * @param series Series Instance UID, or null where the object has no valid one
 * @param destination {@code AE@host:port}
 * @param association number of the association within the process that sent it, or null where nothing was sent
 * @param transferSyntaxIn transfer syntax of the file
 * @param transferSyntaxOut transfer syntax in which it was sent, or null where nothing was sent
 * @param bytes bytes of the data set that were sent, or null where nothing was sent
 * @param sourceSha256 SHA-256 of the file after its File Meta Information, in hexadecimal digits; null where the file changed
 * @param sentSha256 SHA-256 of the data set as sent, or null where nothing was sent
 * @param status DIMSE status in four hexadecimal digits, or null where nothing was sent
 * @param attempts how often it was tried, this time included
 * @param queuedAt when the file was taken from the inbox for this attempt, ISO 8601 in UTC
 * @param sentAt when the answer had come, or that none was needed was known, ISO 8601 in UTC
 * @param resent whether the destination may have had it before, from an attempt of which no end is known
 * @param file short id of the file, as in the log
 * @param confirmation how the destination confirmed later that it has the object; null where it was not asked
 */
@JsonPropertyOrder({"sentAt", "outcome", "instance", "study", "series", "destination", "status"})
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Receipt(
        ReceiptOutcome outcome,
        String instance,
        String study,
        String series,
        String destination,
        Long association,
        String transferSyntaxIn,
        String transferSyntaxOut,
        Long bytes,
        String sourceSha256,
        String sentSha256,
        String status,
        int attempts,
        String queuedAt,
        String sentAt,
        boolean resent,
        String file,
        Confirmation confirmation) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What the destination said after it had taken the object.
     *
     * @param by {@code commitment} or {@code find}
     * @param at when it was said, ISO 8601 in UTC
     * @param transaction Transaction UID of the storage commitment, or null for a query
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Confirmation(String by, String at, String transaction) {}

    /** The same, confirmed. */
    public Receipt confirmed(Confirmation by) {
        return new Receipt(
                outcome,
                instance,
                study,
                series,
                destination,
                association,
                transferSyntaxIn,
                transferSyntaxOut,
                bytes,
                sourceSha256,
                sentSha256,
                status,
                attempts,
                queuedAt,
                sentAt,
                resent,
                file,
                by);
    }

    /** The line, without its end. */
    byte[] line() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a line.
     *
     * @throws IOException if it is no receipt
     */
    static Receipt read(byte[] line, int length) throws IOException {
        Receipt receipt = JSON.readValue(line, 0, length, Receipt.class);
        if (receipt == null || receipt.outcome == null) {
            throw new IOException("receipt: no outcome");
        }
        return receipt;
    }
}
