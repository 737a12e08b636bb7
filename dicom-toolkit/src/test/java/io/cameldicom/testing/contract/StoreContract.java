package io.cameldicom.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.Segment.FileRegion;
import io.cameldicom.toolkit.data.Segment.Heap;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.CommandTag;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationAbortedException;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.MoveOriginator;
import io.cameldicom.toolkit.engine.ReadAhead;
import io.cameldicom.toolkit.engine.StoreProgress;
import io.cameldicom.toolkit.engine.StoreResponse;
import io.cameldicom.toolkit.netty.FakePeer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C-STORE: every byte in order, and the answer. */
public abstract non-sealed class StoreContract extends EngineContract {
    protected StoreContract(String engine) {
        super(engine);
    }

    @ParameterizedTest
    @CsvSource({"0", "4096", "4097", "16384", "16385", "131072", "64"})
    void sendsEveryByteInFragmentsThatThePeerTakes(int peerMaximum) throws Exception {
        byte[] bytes = random(700_000);
        Path file = Files.write(folder.resolve("object"), bytes);
        EncodedDataSet dataSet = new EncodedDataSet(
                CT,
                "1.2.3",
                IMPLICIT,
                List.of(
                        new Heap(Arrays.copyOf(bytes, 1001)),
                        new FileRegion(file, 1001, 5000),
                        new FileRegion(file, 6001, bytes.length - 6001)));
        List<Long> progress = new CopyOnWriteArrayList<>();
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept(peerMaximum, IMPLICIT);
            CommandSet command = p.command();
            List<Integer> lengths = new ArrayList<>();
            byte[] received = fragments(p, lengths);
            assertThat(received).isEqualTo(bytes);
            assertThat(lengths).allMatch(length -> length % 2 == 0);
            if (peerMaximum > 0) {
                assertThat(p.longestData()).isLessThanOrEqualTo(peerMaximum);
            }
            p.respond(command, 0xB000);
        })) {
            Association association = connect(peer, CT, AssociationOptions.DEFAULTS);
            StoreResponse response = get(association.store(dataSet, (sent, total) -> progress.add(sent)));
            assertThat(response.status().code()).isEqualTo(0xB000);
            assertThat(response.bytes()).isEqualTo(bytes.length);
            assertThat(response.transferSyntaxUid()).isEqualTo(IMPLICIT);
            assertThat(progress).isSorted().endsWith((long) bytes.length);
            peer.finished();
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 4096", "4, 4099", "8, 16385", "8, 131072"})
    void reversesTheBytesOfWordsWhereverFragmentsCutThem(int wordLength, int peerMaximum) throws Exception {
        byte[] bytes = random(400_000);
        Path file = Files.write(folder.resolve("object"), bytes);
        byte[] reversed = bytes.clone();
        for (int i = 2; i < 400_000 - 6; i++) {
            int inWord = (i - 2) % wordLength;
            reversed[i] = bytes[i - inWord + wordLength - 1 - inWord];
        }
        EncodedDataSet dataSet = new EncodedDataSet(
                CT,
                "1.2.3",
                IMPLICIT,
                List.of(
                        new FileRegion(file, 0, 2),
                        new FileRegion(file, 2, 8_000, wordLength),
                        new FileRegion(file, 8_002, 400_000 - 8 - 8_000, wordLength),
                        new FileRegion(file, 400_000 - 6, 6)));
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept(peerMaximum, IMPLICIT);
            CommandSet command = p.command();
            assertThat(fragments(p, new ArrayList<>())).isEqualTo(reversed);
            p.respond(command, 0);
        })) {
            Association association = connect(peer, CT, AssociationOptions.DEFAULTS);
            get(association.store(dataSet));
            peer.finished();
        }
    }

    @Test
    void keepsTheOrderOfTheBytesWhereReadingAndWritingOverlap() throws Exception {
        byte[] bytes = random(1_500_000);
        Path file = Files.write(folder.resolve("object"), bytes);
        EncodedDataSet dataSet =
                new EncodedDataSet(CT, "1.2.3", IMPLICIT, List.of(new FileRegion(file, 0, bytes.length)));
        int objects = 100;
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            for (int i = 0; i < objects; i++) {
                CommandSet command = p.command();
                assertThat(Arrays.equals(p.dataSet(), bytes)).isTrue();
                p.respond(command, 0);
            }
        })) {
            Association association = connect(peer, CT, AssociationOptions.DEFAULTS);
            for (int i = 0; i < objects; i++) {
                assertThat(get(association.store(dataSet)).status().isSuccess()).isTrue();
            }
            peer.finished();
        }
    }

    @Test
    void sendsAnEmptyDataSet() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            store(p, 0);
        })) {
            assertThat(get(connect(peer, CT, AssociationOptions.DEFAULTS).store(heap(0)))
                            .bytes())
                    .isZero();
        }
    }

    @Test
    void sendsQueuedRequestsInOrderThenReleases() throws Exception {
        List<String> instances = new CopyOnWriteArrayList<>();
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            for (int i = 0; i < 5; i++) {
                CommandSet command = p.command();
                instances.add(command.text(CommandTag.AFFECTED_SOP_INSTANCE_UID));
                p.dataSet();
                p.respond(command, 0);
            }
            p.expect(5);
            p.send(FakePeer.RELEASE_RP);
        })) {
            Association association = connect(peer, CT, AssociationOptions.DEFAULTS);
            List<CompletionStage<StoreResponse>> stores = new ArrayList<>();
            for (int i = 1; i <= 5; i++) {
                stores.add(association.store(
                        new EncodedDataSet(CT, "1.2." + i, IMPLICIT, List.of(new Heap(random(i * 10_000))))));
            }
            CompletionStage<Void> released = association.release();
            assertThat(failure(association.store(heap(2)))).isInstanceOf(AssociationAbortedException.class);
            get(released);
            for (CompletionStage<StoreResponse> store : stores) {
                assertThat(get(store).status().isSuccess()).isTrue();
            }
            assertThat(instances).containsExactly("1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5");
            peer.finished();
        }
    }

    @Test
    void sendsTheRestWhenTheAnswerComesEarly() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            CommandSet command = p.command();
            p.respond(command, 0xA700);
            assertThat(p.dataSet()).hasSize(8 << 20);
            p.drain();
        })) {
            Association association = connect(peer, CT, AssociationOptions.DEFAULTS);
            CompletionStage<StoreResponse> refused = association.store(sparse(8 << 20));
            assertThat(get(refused).status().hex()).isEqualTo("A700");
        }
    }

    @Test
    void letsAnEarlyRefusalStandWhenThePeerThenCloses() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            CommandSet command = p.command();
            p.respond(command, 0xA700);
            p.send(FakePeer.ABORT_BY_USER);
        })) {
            Association association = connect(peer, CT, AssociationOptions.DEFAULTS);
            assertThat(get(association.store(sparse(64 << 20))).status().hex()).isEqualTo("A700");
            assertThat(association.isOpen()).isFalse();
        }
    }

    /** An engine may hear of both before it has noted that the last byte is sent. */
    @ParameterizedTest
    @CsvSource({"close", "abort"})
    void takesAnAnswerThatIsFollowedByTheEndOfTheConnection(String how) throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            CommandSet command = p.command();
            p.dataSet();
            p.respond(command, 0);
            end(p, how);
        })) {
            Association association = connect(peer, CT, AssociationOptions.DEFAULTS);
            StoreProgress untilTheEnd = (sent, total) -> {
                if (sent == total) {
                    catchThrowable(
                            () -> association.closed().toCompletableFuture().get(300, TimeUnit.MILLISECONDS));
                }
            };
            StoreResponse response = get(association.store(heap(1000), untilTheEnd));
            assertThat(response.status().isSuccess()).isTrue();
            peer.finished();
        }
    }

    @Test
    void saysForWhoseMoveItSendsAnObject() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            CommandSet moved = p.command();
            p.dataSet();
            assertThat(moved.text(CommandTag.MOVE_ORIGINATOR_AE_TITLE)).isEqualTo("WHO ASKED");
            assertThat(moved.number(CommandTag.MOVE_ORIGINATOR_MESSAGE_ID)).hasValue(7);
            p.respond(moved, 0);
            CommandSet sent = p.command();
            p.dataSet();
            assertThat(sent.number(CommandTag.MOVE_ORIGINATOR_MESSAGE_ID)).isEmpty();
            p.respond(sent, 0);
        })) {
            Association association = connect(peer, CT, AssociationOptions.DEFAULTS);
            MoveOriginator originator = new MoveOriginator(new AeTitle("WHO ASKED"), 7);
            get(association.store(ReadAhead.none(heap(10)), Optional.of(originator), StoreProgress.NONE));
            get(association.store(heap(10)));
            peer.finished();
        }
    }

    @Test
    void sendsNoDataSetOfOddLength() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            p.drain();
        })) {
            Association association = connect(peer, CT, AssociationOptions.DEFAULTS);
            assertThat(failure(association.store(heap(3)))).isInstanceOf(MalformedObjectException.class);
        }
    }

    private static byte[] fragments(FakePeer p, List<Integer> lengths) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] fragment = p.fragment(); ; fragment = p.fragment()) {
            lengths.add(fragment.length - 2);
            bytes.write(fragment, 2, fragment.length - 2);
            if ((fragment[1] & 2) != 0) {
                return bytes.toByteArray();
            }
        }
    }
}
