package io.cameldicom.test.script;

/** A script that cannot be read. The message names the line, what stands there, and what was expected. */
public final class ScriptException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int line;

    ScriptException(int line, String statement, String reason) {
        super("line " + line + ": " + statement + ": " + reason);
        this.line = line;
    }

    /** Number of the line, from 1. */
    public int line() {
        return line;
    }
}
