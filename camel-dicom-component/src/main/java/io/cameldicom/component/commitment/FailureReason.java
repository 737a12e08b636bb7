package io.cameldicom.component.commitment;

/**
 * Why a peer does not commit to an instance: Failure Reason (0008,1197).
 *
 * @param code 0 to 65535, or that of {@link #NOT_REPORTED}
 * @see <a href="https://dicom.nema.org/medical/dicom/current/output/chtml/part03/sect_C.14.html">PS3.3 §C.14.1.1</a>
 */
public record FailureReason(int code) {
    public static final FailureReason PROCESSING_FAILURE = new FailureReason(0x0110);
    public static final FailureReason NO_SUCH_INSTANCE = new FailureReason(0x0112);
    public static final FailureReason CLASS_INSTANCE_CONFLICT = new FailureReason(0x0119);
    public static final FailureReason SOP_CLASS_NOT_SUPPORTED = new FailureReason(0x0122);
    public static final FailureReason DUPLICATE_TRANSACTION_UID = new FailureReason(0x0131);
    public static final FailureReason RESOURCE_LIMITATION = new FailureReason(0x0213);

    /** The report of the peer does not name the instance, though it must name all (PS3.4 §J.3.3.1.2). */
    public static final FailureReason NOT_REPORTED = new FailureReason(-1);

    public FailureReason {
        if (code < -1 || code > 0xFFFF) {
            throw new IllegalArgumentException("failure reason: " + code + " (expected: 0 to 65535)");
        }
    }

    /**
     * Whether it may pass: storing the instance again, where the peer does not have it, and asking once more may help. A
     * conflict of class and instance, a SOP class that is not supported and reasons that nobody defines do not.
     */
    public boolean isTransient() {
        return switch (code) {
            case -1, 0x0110, 0x0112, 0x0131, 0x0213 -> true;
            default -> false;
        };
    }

    /** The standard's words for it. */
    public String meaning() {
        return switch (code) {
            case -1 -> "not named in the report";
            case 0x0110 -> "processing failure";
            case 0x0112 -> "no such object instance";
            case 0x0119 -> "class / instance conflict";
            case 0x0122 -> "referenced SOP class not supported";
            case 0x0131 -> "duplicate Transaction UID";
            case 0x0213 -> "resource limitation";
            default -> "a reason that the standard does not define";
        };
    }

    /** Such as {@code 0112, no such object instance}. */
    @Override
    public String toString() {
        return code < 0 ? meaning() : String.format("%04X, %s", code, meaning());
    }
}
