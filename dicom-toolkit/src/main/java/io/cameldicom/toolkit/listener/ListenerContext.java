package io.cameldicom.toolkit.listener;

import io.cameldicom.toolkit.engine.ReceivedObjectHandler;
import io.cameldicom.toolkit.netty.AcceptorSending;
import io.cameldicom.toolkit.service.OfferedServices;
import java.util.Optional;
import java.util.concurrent.Executor;

/** What the associations of one listener share. */
record ListenerContext(
        ListenerOptions options,
        Admission admission,
        Optional<IdentityCheck> identity,
        Acceptance acceptance,
        IncomingFolder incoming,
        ReceivedObjectHandler handler,
        OfferedServices offered,
        Executor workers,
        AcceptorSending sending,
        Counters counters,
        Refusals refusals,
        LooseConnections loose) {}
