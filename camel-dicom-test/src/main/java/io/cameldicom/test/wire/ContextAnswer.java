package io.cameldicom.test.wire;

/**
 * The answer to one presentation context (PS3.8 §9.3.3.2).
 *
 * @param id of the context
 * @param result 0 accepted, 1 user rejection, 2 no reason, 3 abstract syntax not supported, 4 no transfer syntax supported
 * @param transferSyntax the one that was chosen; of no meaning where it is not accepted
 */
public record ContextAnswer(int id, int result, String transferSyntax) {
    public static final int ACCEPTED = 0;
    public static final int ABSTRACT_SYNTAX_NOT_SUPPORTED = 3;
    public static final int TRANSFER_SYNTAXES_NOT_SUPPORTED = 4;

    public boolean isAccepted() {
        return result == ACCEPTED;
    }
}
