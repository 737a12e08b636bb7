package io.cameldicom.toolkit.pdu;

/**
 * The answer to a proposed presentation context (PS3.8 §9.3.3.2).
 *
 * @param id odd, 1 to 255
 * @param result {@link #ACCEPTANCE} or why not
 * @param transferSyntax significant only with {@link #ACCEPTANCE}
 */
public record PresentationContextAc(int id, int result, String transferSyntax) {
    public static final int ACCEPTANCE = 0;
    public static final int USER_REJECTION = 1;
    public static final int NO_REASON = 2;
    public static final int ABSTRACT_SYNTAX_NOT_SUPPORTED = 3;
    public static final int TRANSFER_SYNTAXES_NOT_SUPPORTED = 4;

    public boolean isAccepted() {
        return result == ACCEPTANCE;
    }
}
