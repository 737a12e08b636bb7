package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.ConnectionFailedException;
import io.cameldicom.toolkit.engine.DicomEngine;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The built-in engine: event loops for the network, a few reader threads for the files. */
public final class NettyEngine implements DicomEngine {
    static final String NAME = "netty";

    private static final int FEWEST_READERS = 2;
    private static final long SHUTDOWN_SECONDS = 2;

    private final EventLoopGroup eventLoops = new NioEventLoopGroup(
            Runtime.getRuntime().availableProcessors(), new DefaultThreadFactory("dicom-network", true));
    private final SendResources resources = new SendResources(Executors.newFixedThreadPool(
            Math.max(FEWEST_READERS, Runtime.getRuntime().availableProcessors()),
            new DefaultThreadFactory("dicom-reader", true)));
    private final Connector connector = new Connector(eventLoops, resources.readers());
    private final Set<Association> open = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CompletionStage<Association> connect(AssociationRequest request) {
        if (closed.get()) {
            return CompletableFuture.failedFuture(
                    new ConnectionFailedException(request.peer(), request.peer() + ": the engine is closed", null));
        }
        return connector.connect(request).thenCompose(channel -> associate(request, channel));
    }

    private CompletionStage<Association> associate(AssociationRequest request, Channel channel) {
        NettyAssociation association = new NettyAssociation(request, channel, resources);
        open.add(association);
        association.closed().thenRun(() -> open.remove(association));
        if (closed.get()) {
            association.abort();
        }
        return association.associate();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            open.forEach(Association::abort);
            eventLoops.shutdownGracefully(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS);
            resources.close();
        }
    }
}
