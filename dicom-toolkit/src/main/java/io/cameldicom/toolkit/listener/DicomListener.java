package io.cameldicom.toolkit.listener;

import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.ReceivedObjectHandler;
import io.cameldicom.toolkit.netty.AcceptorSending;
import io.cameldicom.toolkit.netty.Pipeline;
import io.cameldicom.toolkit.reception.HeapRoom;
import io.cameldicom.toolkit.service.OfferedServices;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for associations: SCP of the Verification and the Storage service class (PS3.4 annexes A and B), and of what else
 * is offered. Each object is written to a file as it arrives, forced to the disk, and handed to the handler, whose status is
 * the answer. Safe for use by many threads.
 */
public final class DicomListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DicomListener.class);
    /** That of the association, and one that an association which has ended may have left behind. */
    private static final int RUNS_FOR_EACH_ASSOCIATION = 2;

    private static final int BACKLOG = 128;

    private final ListenerContext context;
    private final ListenerThreads threads;
    private final Map<Channel, AcceptorAssociation> associations = new ConcurrentHashMap<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Channel server;

    private DicomListener(ListenerContext context, ListenerThreads threads) {
        this.context = context;
        this.threads = threads;
    }

    /**
     * Opens the port and begins to accept.
     *
     * @param handler decides about each object
     * @throws UncheckedIOException if the port is in use or not allowed, or the folder for incoming objects cannot be
     *     made or is used by another listener; its message says which
     */
    public static DicomListener start(ListenerOptions options, ReceivedObjectHandler handler) {
        return start(options, handler, OfferedServices.STORE_ONLY);
    }

    /**
     * As {@link #start(ListenerOptions, ReceivedObjectHandler)}, with other services.
     *
     * @param offered what is offered beside C-ECHO, and who answers it
     */
    public static DicomListener start(ListenerOptions options, ReceivedObjectHandler handler, OfferedServices offered) {
        return start(options, handler, offered, ListenerThreads::loops);
    }

    /** @param loops makes event loops, so many with that name */
    static DicomListener start(
            ListenerOptions options,
            ReceivedObjectHandler handler,
            OfferedServices offered,
            BiFunction<Integer, String, EventLoopGroup> loops) {
        List<Closeable> opened = new ArrayList<>();
        try {
            ServerSocketChannel socket = bind(options);
            opened.add(socket);
            IncomingFolder incoming = prepare(options);
            opened.add(incoming);
            ListenerThreads threads = ListenerThreads.start(loops);
            opened.add(threads);
            AcceptorSending sending = new AcceptorSending();
            opened.add(sending);
            Counters counters = new Counters();
            DicomAddress address = new DicomAddress(
                    options.aeTitle(), options.bindHost(), socket.socket().getLocalPort());
            Refusals refusals = new Refusals(address, counters, System::nanoTime);
            ListenerContext context = new ListenerContext(
                    address,
                    options,
                    new Admission(options),
                    identityCheck(options, threads),
                    new Acceptance(options, offered),
                    incoming,
                    handler,
                    offered,
                    threads.workers(),
                    sending,
                    counters,
                    refusals,
                    new LooseConnections(refusals),
                    HeapRoom.ofThisProcess(),
                    new Semaphore(RUNS_FOR_EACH_ASSOCIATION * options.maximumAssociations()));
            incoming.room().look(address);
            DicomListener listener = new DicomListener(context, threads);
            threads.everySecond(() -> incoming.room().look(address));
            listener.accept(socket);
            LOG.atInfo().addKeyValue("event", "listener.started").log("listening on {}", address);
            return listener;
        } catch (RuntimeException | Error e) {
            opened.forEach(DicomListener::close);
            throw e;
        }
    }

    private static Optional<IdentityCheck> identityCheck(ListenerOptions options, ListenerThreads threads) {
        return options.access()
                .userIdentity()
                .map(validator -> new IdentityCheck(
                        validator,
                        threads.workers(),
                        options.association().associateTimeout(),
                        options.maximumAssociations()));
    }

    private static IncomingFolder prepare(ListenerOptions options) {
        try {
            return IncomingFolder.prepare(options.incoming(), options.limits().minimumFreeSpace());
        } catch (IncomingFolder.FolderInUseException e) {
            throw new UncheckedIOException(
                    "incoming: " + options.incoming() + " is used by another listener (expected: a folder of its own)",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "incoming: " + options.incoming() + " (expected: a folder that can be created and written to)", e);
        }
    }

    private static ServerSocketChannel bind(ListenerOptions options) {
        String where = options.bindHost() + ":" + options.port();
        try {
            ServerSocketChannel socket = ServerSocketChannel.open();
            try {
                socket.setOption(StandardSocketOptions.SO_REUSEADDR, true);
                socket.bind(new InetSocketAddress(options.bindHost(), options.port()), BACKLOG);
                socket.configureBlocking(false);
                return socket;
            } catch (IOException | RuntimeException e) {
                socket.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot listen on " + where + ": " + e.getMessage()
                            + " (expected: a free port that this user may open, and an address of this machine)",
                    e);
        } catch (UnresolvedAddressException e) {
            throw new UncheckedIOException(
                    "cannot listen on " + where + ": unknown host", new IOException("unknown host", e));
        }
    }

    private static void close(Closeable resource) {
        try {
            resource.close();
        } catch (IOException e) {
            LOG.debug("the port or folder could not be closed: {}", e.getMessage());
        }
    }

    private void accept(ServerSocketChannel socket) {
        NioServerSocketChannel channel = new NioServerSocketChannel(socket);
        server = channel;
        new ServerBootstrap()
                .group(threads.acceptor(), threads.eventLoops())
                .channelFactory(() -> channel)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel child) {
                        accepted(child);
                    }
                })
                .register();
    }

    private void accepted(Channel channel) {
        context.loose().add(channel);
        Pipeline.configure(channel);
        new Security(context).install(channel);
        AcceptorAssociation association = new AcceptorAssociation(channel, context);
        associations.put(channel, association);
        channel.closeFuture().addListener(future -> closed(channel));
        association.install();
        if (closed.get()) {
            channel.close();
        }
    }

    private void closed(Channel channel) {
        context.loose().remove(channel);
        associations.remove(channel);
        endWhenIdle();
    }

    /** Where it listens, with the real port. */
    public DicomAddress address() {
        return context.address();
    }

    public ListenerStatistics statistics() {
        return context.counters().snapshot();
    }

    /**
     * Stops accepting, lets objects that are under way come to their answer for at most the release timeout, aborts the
     * rest. Blocks until all that is done and the port is free again, no longer than the release timeout and a few seconds; not to be called on a
     * thread of the listener.
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        long grace = context.options().association().releaseTimeout().toMillis();
        server.close();
        threads.endAcceptor();
        associations.forEach((channel, association) -> stop(channel, association, grace));
        endWhenIdle();
        try {
            threads.awaitEnd(grace);
        } finally {
            close(context.sending());
            close(context.incoming());
        }
        LOG.atInfo().addKeyValue("event", "listener.stopped").log("no longer listening on {}", address());
    }

    private static void stop(Channel channel, AcceptorAssociation association, long grace) {
        try {
            channel.eventLoop().execute(association::stop);
            channel.eventLoop()
                    .schedule(() -> association.abort("the listener is closing"), grace, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("the last association ended by itself while the listener was closing");
        }
    }

    private void endWhenIdle() {
        if (closed.get() && associations.isEmpty()) {
            threads.endEventLoops();
        }
    }
}
