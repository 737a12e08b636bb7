package io.cameldicom.toolkit.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.ConnectionFailedException;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DicomTimeoutException;
import io.cameldicom.toolkit.engine.ProposedContext;
import io.cameldicom.toolkit.engine.TlsOptions;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(NoBufferLeaks.class)
class ConnectionAttemptTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final EventLoopGroup eventLoops = new NioEventLoopGroup(1);
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final AtomicInteger lookUps = new AtomicInteger();
    private final NameLookup names = new NameLookup(this::resolve);

    private InetAddress[] resolve(String host) throws UnknownHostException {
        lookUps.incrementAndGet();
        switch (host) {
            case "hanging.test" -> {
                try {
                    hanging.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return new InetAddress[] {LOOPBACK};
            }
            case "error.test" -> throw new StackOverflowError("thrown by a test");
            case "unknown.test" -> throw new UnknownHostException(host);
            case "two.test" -> {
                return new InetAddress[] {InetAddress.getByAddress(new byte[] {127, 0, 0, 2}), LOOPBACK};
            }
            default -> {
                return new InetAddress[] {LOOPBACK};
            }
        }
    }

    @AfterEach
    void stop() {
        hanging.countDown();
        names.close();
        eventLoops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    @Test
    void aNameThatHangsEndsInTheConnectTimeout() {
        assertThat(failure(connect("hanging.test", 104, SHORT, Optional.empty())))
                .isInstanceOf(DicomTimeoutException.class)
                .hasMessage("PEER@hanging.test:104: no address for the host name within 300 ms (connect timeout):"
                        + " check the name and the name server, or write an address");
    }

    @Test
    void namesThatHangHoldNobodyElseUp() throws Exception {
        try (FakePeer peer = FakePeer.that(FakePeer::drain)) {
            for (int i = 0; i < 2 * NameLookup.MOST_THREADS; i++) {
                connect("hanging.test", 104, LONG, Optional.empty());
            }
            Channel channel = get(connect("other.test", peer.address().port(), LONG, Optional.empty()));
            assertThat(channel.isActive()).isTrue();
            assertThat(lookUps).as("the same name is looked up once at a time").hasValue(2);
            channel.close();
        }
    }

    @Test
    void connectsToNobodyWhenTheAddressComesTooLate() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK)) {
            failure(connect("hanging.test", server.getLocalPort(), SHORT, Optional.empty()));
            hanging.countDown();
            get(connect("other.test", server.getLocalPort(), LONG, Optional.empty()))
                    .close();
            try (Socket first = server.accept()) {
                assertThat(first.getInputStream().read()).isEqualTo(-1);
            }
            server.setSoTimeout(100);
            assertThat(catchThrowable(server::accept))
                    .as("no second connection")
                    .isNotNull();
        }
    }

    @Test
    void saysThatAHostIsUnknown() {
        assertThat(failure(connect("unknown.test", 104, LONG, Optional.empty())))
                .isInstanceOf(ConnectionFailedException.class)
                .hasMessage("PEER@unknown.test:104: unknown host: check the name");
    }

    @Test
    void looksANameUpAgainAfterAnError() {
        for (int attempt = 1; attempt <= 2; attempt++) {
            assertThat(failure(connect("error.test", 104, SHORT, Optional.empty())))
                    .isInstanceOf(ConnectionFailedException.class)
                    .hasCauseInstanceOf(StackOverflowError.class);
            assertThat(lookUps).hasValue(attempt);
        }
    }

    @Test
    void looksNoAddressUp() throws Exception {
        try (FakePeer peer = FakePeer.that(FakePeer::drain)) {
            get(connect("127.0.0.1", peer.address().port(), LONG, Optional.empty()))
                    .close();
            assertThat(lookUps).hasValue(1); // the resolver is asked, which needs no name server for it
        }
    }

    @Test
    void triesTheNextAddressWhereTheFirstRefuses() throws Exception {
        try (FakePeer peer = FakePeer.that(FakePeer::drain)) {
            Channel channel = get(connect("two.test", peer.address().port(), LONG, Optional.empty()));
            assertThat(channel.isActive()).isTrue();
            channel.close();
        }
    }

    /** A full backlog: Linux answers no SYN then. */
    @Test
    void aHostThatDoesNotAnswerEndsInTheConnectTimeout() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, LOOPBACK);
                Socket first = new Socket(LOOPBACK, full.getLocalPort());
                Socket second = new Socket(LOOPBACK, full.getLocalPort())) {
            assertThat(failure(connect("other.test", full.getLocalPort(), SHORT, Optional.empty())))
                    .isInstanceOf(DicomTimeoutException.class)
                    .hasMessageEndingWith(
                            "no connection within 300 ms (connect timeout): check host, port and firewall");
            assertThat(first.isConnected() && second.isConnected()).isTrue();
        }
    }

    @Test
    void aPeerThatDoesNotAnswerTheHandshakeEndsInTheConnectTimeout() throws Exception {
        TlsOptions tls = new TlsOptions(SSLContext.getDefault(), List.of(), List.of(), false, false);
        try (FakePeer peer = FakePeer.that(FakePeer::drain)) {
            assertThat(failure(connect("other.test", peer.address().port(), SHORT, Optional.of(tls))))
                    .isInstanceOf(DicomTimeoutException.class)
                    .hasMessageEndingWith("no TLS connection within 300 ms (connect timeout):"
                            + " check that the peer speaks TLS on this port");
            peer.finished();
        }
    }

    @ParameterizedTest
    @CsvSource({"TLSv9, '', TLS protocols: TLSv9", "'', TLS_NONE, TLS cipher suites: TLS_NONE"})
    void namesAtOnceTheTlsOptionThatIsWrong(String protocol, String suite, String message) throws Exception {
        TlsOptions tls = new TlsOptions(SSLContext.getDefault(), names(protocol), names(suite), false, false);
        try (FakePeer peer = FakePeer.that(FakePeer::drain)) {
            assertThat(failure(connect("other.test", peer.address().port(), LONG, Optional.of(tls))))
                    .isInstanceOf(ConnectionFailedException.class)
                    .hasMessageEndingWith(message + " (expected: names that this Java supports)");
            peer.finished();
        }
    }

    private static List<String> names(String name) {
        return name.isEmpty() ? List.of() : List.of(name);
    }

    @Test
    void saysThatItIsClosed() {
        names.close();
        assertThat(failure(connect("other.test", 104, LONG, Optional.empty())))
                .isInstanceOf(ConnectionFailedException.class);
    }

    private CompletionStage<Channel> connect(String host, int port, Duration timeout, Optional<TlsOptions> tls) {
        AssociationOptions o = AssociationOptions.DEFAULTS;
        AssociationOptions options = new AssociationOptions(
                timeout,
                o.associateTimeout(),
                o.responseTimeout(),
                o.releaseTimeout(),
                o.idleTimeout(),
                o.writeTimeout(),
                o.maximumPduLength(),
                o.maximumSendPduLength(),
                tls);
        return new Connector(eventLoops, names, ForkJoinPool.commonPool())
                .connect(new AssociationRequest(
                        new DicomAddress(new AeTitle("PEER"), host, port),
                        new AeTitle("SCU"),
                        List.of(ProposedContext.of("1.2.840.10008.1.1", "1.2.840.10008.1.2")),
                        options));
    }

    private static Channel get(CompletionStage<Channel> stage) throws Exception {
        return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static Throwable failure(CompletionStage<?> stage) {
        Throwable thrown = catchThrowable(() -> stage.toCompletableFuture().get(20, TimeUnit.SECONDS));
        assertThat(thrown).isInstanceOf(ExecutionException.class);
        return thrown.getCause();
    }
}
