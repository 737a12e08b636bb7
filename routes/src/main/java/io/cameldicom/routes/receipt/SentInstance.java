package io.cameldicom.routes.receipt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What is remembered of a receipt that counts as sent.
 *
 * @param destination {@code AE@host:port}
 * @param instance SOP Instance UID
 * @param source SHA-256 of the file after its File Meta Information
 */
record SentInstance(String destination, String instance, byte[] source) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int HASH_DIGITS = 64;

    static Optional<SentInstance> of(Receipt receipt) {
        return receipt.outcome().isSent()
                ? of(receipt.destination(), receipt.instance(), receipt.sourceSha256())
                : Optional.empty();
    }

    /**
     * Reads as much of a line as is needed; empty where it does not count as sent.
     *
     * @throws IOException if it is no receipt
     */
    static Optional<SentInstance> read(byte[] line, int length) throws IOException {
        String destination = null;
        String instance = null;
        String source = null;
        String outcome = null;
        try (JsonParser parser = JSON.createParser(line, 0, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("receipt: no object");
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                switch (name) {
                    case "destination" -> destination = parser.getValueAsString();
                    case "instance" -> instance = parser.getValueAsString();
                    case "sourceSha256" -> source = parser.getValueAsString();
                    case "outcome" -> outcome = parser.getValueAsString();
                    default -> parser.skipChildren();
                }
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || outcome == null) {
                throw new IOException("receipt: no outcome");
            }
        }
        return isSent(outcome) ? of(destination, instance, source) : Optional.empty();
    }

    private static boolean isSent(String word) {
        for (ReceiptOutcome outcome : ReceiptOutcome.values()) {
            if (outcome.isSent() && outcome.word().equals(word)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<SentInstance> of(String destination, String instance, String source) {
        if (destination == null || instance == null || source == null || source.length() != HASH_DIGITS) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new SentInstance(destination, instance, HexFormat.of().parseHex(source)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
