package io.cameldicom.routes;

/** What the process tells its caller; where several apply, the first of them. */
public enum ExitCode {
    /** An error of our own: a wrong option, a port in use, a mistake in the program. */
    ERROR(1),
    /** Something is left in the inbox. */
    LEFT(3),
    /** Something was put into quarantine. */
    QUARANTINED(2),
    /** All was stored. */
    DONE(0);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
