package io.cameldicom.routes.confirmation;

/**
 * What the destination says of one instance, as a Failure Reason (0008,1197) of PS3.3 §C.14.1.1; 0 where it has it.
 *
 * @param reason 0 to FFFF
 */
public record Answer(int reason) {
    /** It has the instance. */
    public static final Answer CONFIRMED = new Answer(0);
    /** It does not have it, or not yet. */
    public static final Answer ABSENT = new Answer(0x0112);

    private static final int CLASS_INSTANCE_CONFLICT = 0x0119;
    private static final int SOP_CLASS_NOT_SUPPORTED = 0x0122;

    boolean isConfirmed() {
        return reason == 0;
    }

    boolean isAbsent() {
        return reason == ABSENT.reason;
    }

    /** Asking again, or sending again, would change nothing. */
    boolean isFinal() {
        return reason == CLASS_INSTANCE_CONFLICT || reason == SOP_CLASS_NOT_SUPPORTED;
    }

    /** In the standard's words, with the code. */
    String inWords() {
        return inWords(reason);
    }

    static String inWords(int reason) {
        String words = switch (reason) {
            case 0x0110 -> "processing failure";
            case 0x0112 -> "no such object instance";
            case CLASS_INSTANCE_CONFLICT -> "class / instance conflict";
            case SOP_CLASS_NOT_SUPPORTED -> "referenced SOP class not supported";
            case 0x0131 -> "duplicate transaction UID";
            case 0x0213 -> "resource limitation";
            default -> "a reason that the standard does not have";
        };
        return String.format("%s (%04X)", words, reason);
    }
}
