package io.cameldicom.routes.access;

/** What a user may do. */
public enum Role {
    /** Sees everything that is shown, and changes nothing. */
    VIEWER,

    /** Also invokes operations: re-drive, pause, resume, echo. */
    ADMIN
}
