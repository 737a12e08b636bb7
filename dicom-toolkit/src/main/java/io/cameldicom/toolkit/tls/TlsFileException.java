package io.cameldicom.toolkit.tls;

import java.nio.file.Path;

/** A file with keys or certificates is not what it is to be; the message names the option, the file and the next step. */
public final class TlsFileException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Problem {
        /** There is no such file, or it may not be read. */
        UNREADABLE,
        /** It holds nothing of the kind that was asked for, or is damaged. */
        UNUSABLE,
        /** It is in a format or encryption that this Java cannot read. */
        UNSUPPORTED,
        /** The key is encrypted, and there is no password for it. */
        PASSWORD_MISSING,
        WRONG_PASSWORD,
        /** Key and certificate belong to different pairs. */
        KEY_MISMATCH
    }

    private final Problem problem;

    TlsFileException(Problem problem, String option, Path file, String what) {
        this(problem, option, file, what, null);
    }

    TlsFileException(Problem problem, String option, Path file, String what, Throwable cause) {
        super(option + ": '" + file + "' " + what);
        this.problem = problem;
        if (cause != null) {
            addSuppressed(cause); // this message is the one to be told, and not that of the innermost cause
        }
    }

    public Problem problem() {
        return problem;
    }
}
