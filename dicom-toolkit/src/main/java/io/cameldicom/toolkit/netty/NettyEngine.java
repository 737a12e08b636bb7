package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.ConnectionFailedException;
import io.cameldicom.toolkit.engine.DicomEngine;
import io.cameldicom.toolkit.engine.ReadAhead;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * The built-in engine: event loops for the network, a few threads for the files to send and others for TLS; for objects
 * that arrive one for each association.
 */
public final class NettyEngine implements DicomEngine {
    static final String NAME = "netty";

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private static final int MOST_READERS = 16;

    private final EventLoopGroup eventLoops =
            new NioEventLoopGroup(PROCESSORS, new DefaultThreadFactory("dicom-network", true));
    private final SendResources resources = new SendResources(BlockingThreads.upTo(MOST_READERS, "dicom-reader"));
    private final ExecutorService receivers = BlockingThreads.upTo(Integer.MAX_VALUE, "dicom-receiver");
    private final ExecutorService tlsTasks = BlockingThreads.upTo(Math.max(2, PROCESSORS), "dicom-tls");
    private final NameLookup names = new NameLookup(InetAddress::getAllByName);
    private final Function<AssociationRequest, CompletionStage<Channel>> connector;
    private final Map<CompletableFuture<Association>, AssociationRequest> connecting = new ConcurrentHashMap<>();
    private final Set<Association> open = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();

    public NettyEngine() {
        connector = new Connector(eventLoops, names, tlsTasks)::connect;
    }

    /** @param connector gives connected channels, on whatever thread */
    NettyEngine(Function<AssociationRequest, CompletionStage<Channel>> connector) {
        this.connector = connector;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ReadAhead readAhead(EncodedDataSet dataSet) {
        return readAhead(dataSet, false);
    }

    @Override
    public ReadAhead readAhead(EncodedDataSet dataSet, boolean digest) {
        BufferedObject object = new BufferedObject(dataSet);
        object.read(resources, digest);
        return object;
    }

    @Override
    public CompletionStage<Association> connect(AssociationRequest request) {
        CompletableFuture<Association> result = new CompletableFuture<>();
        connecting.put(result, request);
        result.whenComplete((association, failure) -> connecting.remove(result));
        if (closed.get()) {
            failClosed(result, request);
            return result;
        }
        connector
                .apply(request)
                .thenCompose(channel -> associateOnItsLoop(request, channel))
                .whenComplete((association, failure) -> settle(result, association, failure));
        return result;
    }

    private static void settle(CompletableFuture<Association> result, Association association, Throwable failure) {
        if (failure != null) {
            boolean wrapper = failure instanceof CompletionException && failure.getCause() != null;
            result.completeExceptionally(wrapper ? failure.getCause() : failure);
        } else if (!result.complete(association)) {
            association.abort();
        }
    }

    /** The stage of a connection that stands already goes on in the thread of the caller: an association must not. */
    private CompletionStage<Association> associateOnItsLoop(AssociationRequest request, Channel channel) {
        if (channel.eventLoop().inEventLoop()) {
            return associate(request, channel);
        }
        return CompletableFuture.supplyAsync(() -> associate(request, channel), channel.eventLoop())
                .thenCompose(stage -> stage);
    }

    private CompletionStage<Association> associate(AssociationRequest request, Channel channel) {
        NettyAssociation association = new NettyAssociation(request, channel, resources, receivers);
        open.add(association);
        association.closed().thenRun(() -> open.remove(association));
        CompletionStage<Association> established = association.associate();
        if (closed.get()) {
            association.abort();
        }
        return established;
    }

    private static void failClosed(CompletableFuture<Association> result, AssociationRequest request) {
        result.completeExceptionally(
                new ConnectionFailedException(request.peer(), request.peer() + ": the engine is closed", null));
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            connecting.forEach(NettyEngine::failClosed);
            open.forEach(Association::abort);
            EventLoops.end(eventLoops);
            resources.close();
            receivers.shutdown();
            tlsTasks.shutdown();
            names.close();
        }
    }
}
