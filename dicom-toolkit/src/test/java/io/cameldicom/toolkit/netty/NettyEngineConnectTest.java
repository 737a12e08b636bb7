package io.cameldicom.toolkit.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationAbortedException;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.ConnectionFailedException;
import io.cameldicom.toolkit.engine.ProposedContext;
import io.cameldicom.toolkit.pdu.PduDecoder;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoBufferLeaks.class)
class NettyEngineConnectTest {
    private final EventLoopGroup eventLoops = new NioEventLoopGroup(1);

    @AfterEach
    void stop() {
        eventLoops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    @Test
    void negotiatesOnTheEventLoopThoughTheConnectionStoodBefore() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            p.drain();
        })) {
            Channel channel = connected(peer);
            CountDownLatch busy = new CountDownLatch(1);
            channel.eventLoop().execute(() -> await(busy));
            try (NettyEngine engine = new NettyEngine(request -> CompletableFuture.completedFuture(channel))) {
                CompletionStage<Association> stage = engine.connect(request(peer));
                assertThat(channel.pipeline().get(PduDecoder.class))
                        .as("nothing is done outside the event loop")
                        .isNull();
                busy.countDown();
                assertThat(stage.toCompletableFuture().get(20, TimeUnit.SECONDS).isOpen())
                        .isTrue();
            } finally {
                busy.countDown();
            }
        }
    }

    @Test
    void failsAtOnceWhereThePeerHasClosedAlready() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {})) {
            Channel channel = connected(peer);
            assertThat(channel.closeFuture().await(20, TimeUnit.SECONDS)).isTrue();
            try (NettyEngine engine = new NettyEngine(request -> CompletableFuture.completedFuture(channel))) {
                assertThat(failure(engine.connect(request(peer))))
                        .isInstanceOf(AssociationAbortedException.class)
                        .hasMessageContaining("connection closed by the peer");
            }
        }
    }

    @Test
    void closingFailsAConnectThatNeverEnds() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {});
                NettyEngine engine = new NettyEngine(request -> new CompletableFuture<>())) {
            CompletionStage<Association> stage = engine.connect(request(peer));
            engine.close();
            assertThat(failure(stage))
                    .isInstanceOf(ConnectionFailedException.class)
                    .hasMessageContaining("the engine is closed");
        }
    }

    @Test
    void closingWhileConnectingClosesTheConnectionThatComesAbout() throws Exception {
        try (FakePeer peer = FakePeer.that(FakePeer::drain)) {
            Channel channel = connected(peer);
            CompletableFuture<Channel> connecting = new CompletableFuture<>();
            NettyEngine engine = new NettyEngine(request -> connecting);
            CompletionStage<Association> stage = engine.connect(request(peer));
            engine.close();
            connecting.complete(channel);
            assertThat(failure(stage)).isInstanceOf(ConnectionFailedException.class);
            assertThat(channel.closeFuture().await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private Channel connected(FakePeer peer) throws Exception {
        return new Connector(eventLoops, new NameLookup(InetAddress::getAllByName), Runnable::run)
                .connect(request(peer))
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    private static AssociationRequest request(FakePeer peer) {
        return new AssociationRequest(
                peer.address(),
                new AeTitle("SCU"),
                List.of(ProposedContext.of("1.2.840.10008.1.1", "1.2.840.10008.1.2")),
                AssociationOptions.DEFAULTS);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Throwable failure(CompletionStage<?> stage) {
        Throwable thrown = catchThrowable(() -> stage.toCompletableFuture().get(20, TimeUnit.SECONDS));
        assertThat(thrown).isInstanceOf(ExecutionException.class);
        return thrown.getCause();
    }
}
