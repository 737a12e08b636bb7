package io.cameldicom.toolkit.service;

/** The operations and notifications of PS3.7 that a {@link ServiceHandler} is asked for. */
public enum ServiceOperation {
    /** C-FIND (PS3.7 §9.1.2). */
    FIND,
    /** C-MOVE (PS3.7 §9.1.4). */
    MOVE,
    /** C-GET (PS3.7 §9.1.3). */
    GET,
    /** N-EVENT-REPORT (PS3.7 §10.1.1). */
    EVENT_REPORT,
    /** N-CREATE (PS3.7 §10.1.5). */
    CREATE,
    /** N-SET (PS3.7 §10.1.3). */
    SET
}
