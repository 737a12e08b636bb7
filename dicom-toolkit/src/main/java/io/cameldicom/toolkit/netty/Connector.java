package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.engine.AssociationRequest;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Opens TCP and TLS connections. */
final class Connector {
    private final EventLoopGroup eventLoops;
    private final NameLookup names;
    private final Executor tlsTasks;

    /** @param tlsTasks runs the slow parts of TLS handshakes */
    Connector(EventLoopGroup eventLoops, NameLookup names, Executor tlsTasks) {
        this.eventLoops = eventLoops;
        this.names = names;
        this.tlsTasks = tlsTasks;
    }

    /** Completes on the event loop of the channel, at the latest after the connect timeout. */
    CompletionStage<Channel> connect(AssociationRequest request) {
        return new ConnectionAttempt(request, eventLoops.next(), tlsTasks).start(names);
    }
}
