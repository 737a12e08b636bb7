package io.cameldicom.routes.delivery;

import io.cameldicom.toolkit.data.MalformedObjectException.Problem;

/**
 * A cause of quarantine in one word, with what a person can do about it.
 *
 * @param cause a word of a fixed list: scripts may sort by it
 * @param nextStep one line
 */
record Verdict(String cause, String nextStep) {
    static final Verdict NO_CONTEXT = new Verdict(
            "no-presentation-context",
            "Let the destination accept this SOP class in this transfer syntax, or convert the file; then move it back into"
                    + " the inbox.");
    static final Verdict DUPLICATE = new Verdict(
            "duplicate",
            "The destination has this instance, and we have no proof that it is this file. Compare the two, then delete one.");
    static final Verdict REFUSED = new Verdict(
            "refused",
            "Ask the people of the destination why; when it is put right, move the file back into the inbox.");
    static final Verdict INCOMPLETE = new Verdict(
            "incomplete",
            "The object has no Patient ID, Study or Series Instance UID, which the destination needs: export it again.");
    static final Verdict UNSENDABLE =
            new Verdict("permanent", "Read the message; when the reason is gone, move the file back into the inbox.");
    static final Verdict ROUTE = new Verdict("route", "A step of a route put it here: see that route.");

    static Verdict of(Problem problem) {
        return switch (problem) {
            case EMPTY -> new Verdict("empty", "Send the file again from its source: it has no contents.");
            case TRUNCATED ->
                new Verdict("truncated", "Send the whole file again from its source: its end is missing.");
            case NOT_DICOM -> new Verdict("not-dicom", "Remove the file, or make a DICOM object of it first.");
            case MALFORMED -> new Verdict("malformed", "Export the object again from its source, or have it repaired.");
            case LIMIT_EXCEEDED ->
                new Verdict(
                        "limit-exceeded", "Look at the file with care: it is larger or deeper than any sane object.");
            case INVALID_UID -> new Verdict("invalid-uid", "Export the object again from its source with valid UIDs.");
            case UID_MISMATCH ->
                new Verdict("uid-mismatch", "Find out which of the two UIDs is right, and export the object again.");
            case DUPLICATE_ELEMENT ->
                new Verdict(
                        "duplicate-element", "Find out which of the two values is right, and export the object again.");
            case UNKNOWN_TRANSFER_SYNTAX ->
                new Verdict("unknown-transfer-syntax", "Export the object in a transfer syntax of the standard.");
            case NOT_STORABLE ->
                new Verdict(
                        "not-storable", "Nothing to send: the standard does not let such a file be stored this way.");
        };
    }
}
