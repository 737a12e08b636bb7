package io.cameldicom.toolkit.listener;

import io.cameldicom.toolkit.engine.ReceivedObjectHandler;
import java.util.concurrent.Executor;

/** What the associations of one listener share. */
record ListenerContext(
        ListenerOptions options,
        Acceptance acceptance,
        IncomingFolder incoming,
        ReceivedObjectHandler handler,
        Executor workers,
        Counters counters,
        LooseConnections loose) {}
