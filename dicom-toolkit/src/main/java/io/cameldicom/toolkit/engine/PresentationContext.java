package io.cameldicom.toolkit.engine;

/**
 * A presentation context that both sides agreed on (PS3.8 §9.3.3.2).
 *
 * @param id odd, 1 to 255
 * @param abstractSyntax SOP Class UID
 * @param transferSyntax the one transfer syntax accepted for it
 */
public record PresentationContext(int id, String abstractSyntax, String transferSyntax) {}
