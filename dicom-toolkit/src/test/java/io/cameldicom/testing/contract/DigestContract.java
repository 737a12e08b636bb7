package io.cameldicom.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.Segment;
import io.cameldicom.toolkit.data.Segment.FileRegion;
import io.cameldicom.toolkit.data.Segment.Heap;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.ReadAhead;
import io.cameldicom.toolkit.engine.StoreProgress;
import io.cameldicom.toolkit.engine.StoreResponse;
import io.cameldicom.toolkit.netty.FakePeer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The SHA-256 of what was sent: that of the very bytes that the peer has, and only where it was asked for. */
public abstract non-sealed class DigestContract extends EngineContract {
    private static final AssociationOptions DIGESTING = AssociationOptions.DEFAULTS.withDigest(true);

    protected DigestContract(String engine) {
        super(engine);
    }

    /** How the object is handed to the engine. */
    enum Way {
        STORE,
        NOTHING_AHEAD,
        AHEAD,
        AHEAD_WITHOUT_DIGEST
    }

    static Stream<Arguments> waysAndLengths() {
        return Stream.of(Way.values())
                .flatMap(way -> Stream.of(0, 2, 60_000, 65_536, 500_000, 590_000, 1_500_000)
                        .flatMap(length -> Stream.of(0, 4097, 16384).map(pdu -> Arguments.of(way, length, pdu))));
    }

    @ParameterizedTest
    @MethodSource("waysAndLengths")
    void isThatOfWhatThePeerHas(Way way, int length, int maximumPdu) throws Exception {
        EncodedDataSet dataSet = dataSet(length);
        CompletableFuture<byte[]> received = new CompletableFuture<>();
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept(maximumPdu, IMPLICIT);
            CommandSet command = p.command();
            received.complete(p.dataSet());
            p.respond(command, 0);
            p.drain();
        })) {
            Association association = connect(peer, CT, DIGESTING);
            StoreResponse response = get(store(association, dataSet, way));
            assertThat(received.join()).hasSize(length);
            assertThat(response.sha256()).contains(sha256(received.join()));
        }
    }

    private CompletionStage<StoreResponse> store(Association association, EncodedDataSet dataSet, Way way) {
        ReadAhead object = switch (way) {
            case STORE, NOTHING_AHEAD -> ReadAhead.none(dataSet);
            case AHEAD -> engine.readAhead(dataSet, true);
            case AHEAD_WITHOUT_DIGEST -> engine.readAhead(dataSet);
        };
        return way == Way.STORE
                ? association.store(dataSet)
                : association.store(object, StoreProgress.NONE).whenComplete((done, failure) -> object.close());
    }

    /** An edited header, plain regions, and one whose words are turned round. */
    private EncodedDataSet dataSet(int length) throws IOException {
        byte[] bytes = random(length);
        Path file = Files.write(folder.resolve("object" + length), bytes);
        int third = length / 3 & ~1;
        List<Segment> segments = List.of(
                new Heap(Arrays.copyOf(bytes, third)),
                new FileRegion(file, third, third, 2),
                new FileRegion(file, 2L * third, length - 2L * third));
        return new EncodedDataSet(CT, "1.2.3", IMPLICIT, segments);
    }

    @Test
    void isOfEachObjectAlone() throws Exception {
        int objects = 20;
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            for (int i = 0; i < objects; i++) {
                CommandSet command = p.command();
                p.dataSet();
                p.respond(command, 0);
            }
            p.drain();
        })) {
            Association association = connect(peer, CT, DIGESTING);
            for (int i = 0; i < objects; i++) {
                EncodedDataSet dataSet = heap(1000 + 2 * i);
                assertThat(get(association.store(dataSet)).sha256()).contains(sha256(random(1000 + 2 * i)));
            }
        }
    }

    @Test
    void isNotComputedWhereNobodyAsksForIt() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            store(p, 0);
        })) {
            assertThat(get(connect(peer, CT, AssociationOptions.DEFAULTS).store(heap(1000)))
                            .sha256())
                    .isEmpty();
        }
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
