package io.cameldicom.toolkit.engine;

/**
 * How far a C-MOVE or C-GET has come (PS3.7 §9.1.3 and §9.1.4), each 0 to 65535.
 *
 * @param remaining 0 where the peer does not tell, as in a final response
 */
public record SubOperations(int remaining, int completed, int failed, int warning) {
    /** What the peer knows of. */
    public int total() {
        return remaining + completed + failed + warning;
    }
}
