package io.cameldicom.toolkit.pdu;

import java.util.List;

/**
 * A proposed presentation context (PS3.8 §9.3.2.2).
 *
 * @param id odd, 1 to 255
 */
public record PresentationContextRq(int id, String abstractSyntax, List<String> transferSyntaxes) {
    public PresentationContextRq {
        transferSyntaxes = List.copyOf(transferSyntaxes);
    }
}
