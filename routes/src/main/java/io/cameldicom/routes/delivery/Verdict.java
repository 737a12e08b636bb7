package io.cameldicom.routes.delivery;

import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The causes of quarantine, each with what a person can do about it. */
public enum Verdict {
    NOT_DICOM("Remove the file, or make a DICOM object of it first."),
    NOT_STORABLE("Nothing to send: the standard does not let such a file be stored this way."),
    EMPTY("Send the file again from its source: it has no contents."),
    TRUNCATED("Send the whole file again from its source: its end is missing."),
    MALFORMED("Export the object again from its source, or have it repaired."),
    LIMIT_EXCEEDED(
            "Look at the file with care: few sane objects are as large or as deep. If it is right, raise the limit that the"
                    + " message names, then put the file back by the command redrive."),
    INVALID_UID("Export the object again from its source with valid UIDs."),
    UID_MISMATCH("Find out which of the two UIDs is right, and export the object again."),
    DUPLICATE_ELEMENT("Find out which of the two values is right, and export the object again."),
    UNKNOWN_TRANSFER_SYNTAX("Export the object in a transfer syntax of the standard."),
    NO_PRESENTATION_CONTEXT(
            "Let the destination accept this SOP class in this transfer syntax, or convert the file; then put it"
                    + " back by the command redrive."),
    REFUSED("Ask the people of the destination why; when it is put right, put the file back by the command redrive."),
    DUPLICATE(
            "The destination has this instance, and we have no proof that it is this file. Compare the two, then delete"
                    + " one."),
    CONFLICT(
            "The destination has this instance from us, with other contents. If this file is right, have the other removed"
                    + " there, then redrive --resend; else delete this one."),
    NOT_COMMITTED(
            "The destination took the object and will not commit to it, for the reason in the message: ask its people. When it"
                    + " is put right, put the file back by the command redrive."),
    CHARACTER_SET(
            "See what charset-report says of the file; then set charset.hint, charset.fallback, charset.minConfidence or"
                    + " charset.mode so that it passes, and put it back by the command redrive --cause character-set."),
    INCOMPLETE(
            "The object has no Patient ID, Study or Series Instance UID, which the destination needs: export it again."),
    EXHAUSTED(
            "The destination refused it for now, for as long as retry.giveUpAfter says. When it takes such files again, put"
                    + " the file back by the command redrive."),
    PERMANENT("Read the message; when the reason is gone, put the file back by the command redrive."),
    ROUTE("A step of a route put it here: see that route.");

    private final String nextStep;

    Verdict(String nextStep) {
        this.nextStep = nextStep;
    }

    /** The word that {@code .reason.json} has: scripts may sort by it. */
    public String cause() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One line for people. */
    public String nextStep() {
        return nextStep;
    }

    /** All words. */
    public static List<String> causes() {
        return Arrays.stream(values()).map(Verdict::cause).toList();
    }

    static Verdict of(Problem problem) {
        return valueOf(problem.name());
    }
}
