package io.cameldicom.toolkit.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.HungFile;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.Segment.FileRegion;
import io.cameldicom.toolkit.data.Segment.Heap;
import io.cameldicom.toolkit.data.UnreadableObjectException;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.ProposedContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that neither give a byte nor fail. */
@ExtendWith(NoBufferLeaks.class)
class HungFilesTest {
    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    private static final String IMPLICIT = "1.2.840.10008.1.2";
    private static final Duration BOUND = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 400_000})
    void failTheirOwnObjectAfterTheWriteTimeout(int before) throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
                    p.accept();
                    p.drain();
                });
                NettyEngine engine = new NettyEngine();
                HungFile hung = HungFile.at(folder.resolve("hung"))) {
            Association association = connect(engine, peer, Duration.ofMillis(300));
            assertThat(association.store(object(hung.path(), before)).toCompletableFuture())
                    .failsWithin(BOUND)
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOf(UnreadableObjectException.class)
                    .withMessageContaining("TimeoutException");
            assertThat(association.isOpen()).as("unless a part of it was sent").isEqualTo(before == 0);
        }
    }

    private static EncodedDataSet object(Path hung, int before) {
        return new EncodedDataSet(
                CT, "1.2.3", IMPLICIT, List.of(new Heap(new byte[before]), new FileRegion(hung, 0, 1000)));
    }

    private static Association connect(NettyEngine engine, FakePeer peer, Duration writeTimeout) throws Exception {
        Duration longer = Duration.ofSeconds(60);
        AssociationOptions options = new AssociationOptions(
                longer, longer, longer, longer, longer, writeTimeout, 16384, 1 << 20, Optional.empty());
        return engine.connect(new AssociationRequest(
                        peer.address(), new AeTitle("SCU"), List.of(ProposedContext.of(CT, IMPLICIT)), options))
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }
}
