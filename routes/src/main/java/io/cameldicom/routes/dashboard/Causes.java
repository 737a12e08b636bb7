package io.cameldicom.routes.dashboard;

import io.cameldicom.routes.delivery.Verdict;
import java.util.Arrays;
import java.util.Optional;

/** What the words of causes mean, in a sentence for people who do not know DICOM by heart. */
final class Causes {
    private static final String COMMAND = " by the command redrive( --cause [a-z-]+)?";

    private Causes() {}

    static String meaning(String cause) {
        return verdict(cause).map(Causes::meaning).orElse("The reason of these files cannot be read.");
    }

    /** What a person can do, where the page has a button for what a command does elsewhere. */
    static String nextStep(String cause) {
        return verdict(cause)
                .map(verdict -> verdict.nextStep().replaceAll(COMMAND, " by the button Send again"))
                .orElse("Look at the files that end in .reason.json in the quarantine.");
    }

    /** Whether files can be put back by this word. */
    static boolean isKnown(String cause) {
        return verdict(cause).isPresent();
    }

    private static Optional<Verdict> verdict(String cause) {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> verdict.cause().equals(cause))
                .findFirst();
    }

    private static String meaning(Verdict verdict) {
        return switch (verdict) {
            case NOT_DICOM -> "The file is no DICOM file.";
            case NOT_STORABLE -> "A DICOM file of a kind that is never sent, such as a DICOMDIR.";
            case EMPTY -> "The file has no contents.";
            case TRUNCATED -> "The end of the file is missing.";
            case MALFORMED -> "The contents break the rules of DICOM.";
            case LIMIT_EXCEEDED -> "Something in the file is larger or deeper than we allow.";
            case INVALID_UID -> "The number that identifies the object (UID) is not a valid one.";
            case UID_MISMATCH -> "The file says two different things about which object it is.";
            case DUPLICATE_ELEMENT -> "The file has two values for something that has only one.";
            case UNKNOWN_TRANSFER_SYNTAX -> "The file is encoded in a way that we do not know (transfer syntax).";
            case NO_PRESENTATION_CONTEXT ->
                "The destination takes no objects of this kind, or not in this encoding" + " (presentation context).";
            case REFUSED -> "The destination refused the object for good.";
            case DUPLICATE -> "The destination says that it has this object, and we cannot prove that it is from us.";
            case CONFLICT -> "The destination has this object from us already, with other contents.";
            case NOT_COMMITTED -> "The destination took the object, and then said that it will not keep it.";
            case CHARACTER_SET -> "It is not sure in which character set the texts are written.";
            case INCOMPLETE -> "The destination refused it for now, and something that archives need is missing.";
            case EXHAUSTED -> "The destination refused it for now, for too long.";
            case PERMANENT -> "It failed for a reason that waiting does not cure.";
            case ROUTE -> "A step of a route of yours put it here.";
        };
    }
}
