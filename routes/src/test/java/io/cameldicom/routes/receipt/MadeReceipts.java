package io.cameldicom.routes.receipt;

/** Receipts of objects that nobody has. */
final class MadeReceipts {
    static final String DESTINATION = "PACS@127.0.0.1:104";

    private MadeReceipts() {}

    static Receipt of(String instance) {
        return of(instance, ReceiptOutcome.DONE, hash(1));
    }

    static Receipt of(String instance, ReceiptOutcome outcome, String source) {
        return new Receipt(
                outcome,
                instance,
                "1.2.3",
                "1.2.3.4",
                DESTINATION,
                7L,
                "1.2.840.10008.1.2.1",
                "1.2.840.10008.1.2.1",
                526_000L,
                source,
                source,
                "0000",
                1,
                "2026-03-01T10:00:00.000Z",
                "2026-03-01T10:00:01.000Z",
                false,
                "0a1b2c3d",
                null);
    }

    /** A hash that is told by its number. */
    static String hash(long number) {
        return String.format("%064x", number);
    }
}
