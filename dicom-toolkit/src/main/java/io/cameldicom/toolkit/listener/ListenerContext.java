package io.cameldicom.toolkit.listener;

import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.ReceivedObjectHandler;
import io.cameldicom.toolkit.netty.AcceptorSending;
import io.cameldicom.toolkit.reception.HeapRoom;
import io.cameldicom.toolkit.service.OfferedServices;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * What the associations of one listener share.
 *
 * @param address where it listens, with the real port
 * @param heap for the data sets of requests for services
 * @param runs how many objects and requests may be with the handlers, those of peers that hung up included
 */
record ListenerContext(
        DicomAddress address,
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
        LooseConnections loose,
        HeapRoom heap,
        Semaphore runs) {}
