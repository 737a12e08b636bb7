package io.cameldicom.routes.delivery;

import io.cameldicom.component.DicomConstants;
import io.cameldicom.routes.disposition.Disposition;
import io.cameldicom.routes.disposition.FileId;
import io.cameldicom.routes.receipt.ReceiptOutcome;
import io.cameldicom.toolkit.charset.edit.CharacterSetEdit;
import io.cameldicom.toolkit.data.Uid;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * What lines of the log say of the object of an exchange: UIDs, numbers and words, never text of the object or a name of a
 * file.
 */
final class ObjectFields {
    static final String FILE = "file";
    static final String INSTANCE = "instance";
    static final String ASSOCIATION = "association";
    static final String DESTINATION = "destination";

    private ObjectFields() {}

    /** All that is known at its end, in the order in which it is shown. */
    static Map<String, String> atEnd(Exchange exchange, InFlight file) {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, INSTANCE, uid(exchange, DicomConstants.SOP_INSTANCE_UID));
        boolean answered = exchange.getMessage().getHeader(DicomConstants.STATUS) != null;
        if (answered) {
            put(fields, ASSOCIATION, header(exchange, DicomConstants.ASSOCIATION, Long.class));
        }
        put(fields, "transferSyntax", uid(exchange, DicomConstants.TRANSFER_SYNTAX_UID));
        if (answered) {
            put(fields, "bytes", header(exchange, DicomConstants.BYTES, Long.class));
            put(fields, "milliseconds", header(exchange, DicomConstants.DURATION, Long.class));
            put(fields, "status", status(exchange));
        } else {
            fields.put("bytes", Long.toString(file.identity().size()));
        }
        put(fields, "outcome", outcome(exchange, answered));
        doubt(exchange).ifPresent(doubt -> fields.put("characterSet", "doubtful"));
        return fields;
    }

    /** Those that tell one exchange from another, for each line of a step of a route. */
    static Map<String, String> onTheWay(Exchange exchange, String destination) {
        Map<String, String> fields = new LinkedHashMap<>();
        InFlight.find(exchange).ifPresent(file -> {
            fields.put(FILE, FileId.of(file.relative()));
            fields.put(DESTINATION, destination);
        });
        put(fields, INSTANCE, uid(exchange, DicomConstants.SOP_INSTANCE_UID));
        put(fields, ASSOCIATION, header(exchange, DicomConstants.ASSOCIATION, Long.class));
        return fields;
    }

    /** Why the object was sent with a character set that is in doubt, without any of its text; empty where it is not. */
    static Optional<CharacterSetEdit> doubt(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(DicomConstants.CHARACTER_SET_EDIT, CharacterSetEdit.class))
                .filter(edit -> edit.action() == CharacterSetEdit.Action.DOUBTFUL);
    }

    private static Optional<String> outcome(Exchange exchange, boolean answered) {
        boolean sent = Disposition.SENT.word().equals(exchange.getProperty(Disposition.PROPERTY, String.class));
        return sent && !answered
                ? Optional.of(ReceiptOutcome.ALREADY_SENT.word())
                : header(exchange, DicomConstants.OUTCOME, String.class);
    }

    private static void put(Map<String, String> fields, String name, Optional<?> value) {
        value.ifPresent(known -> fields.put(name, known.toString()));
    }

    /** What is no UID might be anything, a name of a patient too. */
    private static Optional<String> uid(Exchange exchange, String name) {
        return header(exchange, name, String.class).filter(Uid::isValid);
    }

    private static Optional<String> status(Exchange exchange) {
        return header(exchange, DicomConstants.STATUS, Integer.class).map(code -> String.format("%04X", code));
    }

    private static <T> Optional<T> header(Exchange exchange, String name, Class<T> type) {
        return Optional.ofNullable(exchange.getMessage().getHeader(name, type));
    }
}
