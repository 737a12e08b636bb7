package io.cameldicom.routes.scripted;

import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.SegmentInput;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DimseStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** What is at the other end, by AE title. */
public final class Peer {
    private static final Map<String, Peer> PEERS = new ConcurrentHashMap<>();

    private final List<String> offered = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> stored = new ConcurrentHashMap<>();
    private volatile Function<EncodedDataSet, CompletionStage<DimseStatus>> answers = dataSet -> answer(0x0000);
    private volatile Function<AssociationRequest, Optional<RuntimeException>> door = request -> Optional.empty();

    /** A new peer under this title, which takes everything. */
    public static Peer named(String aeTitle) {
        Peer peer = new Peer();
        PEERS.put(aeTitle, peer);
        return peer;
    }

    static Peer find(String aeTitle) {
        return PEERS.get(aeTitle);
    }

    public static CompletionStage<DimseStatus> answer(int status) {
        return CompletableFuture.completedFuture(new DimseStatus(
                status,
                status == 0 ? Optional.empty() : Optional.of("Smith^John is not welcome"),
                status == 0 ? List.of() : List.of(0x00100020)));
    }

    /** Answers each object so; a failed stage aborts the association. */
    public void answers(Function<EncodedDataSet, CompletionStage<DimseStatus>> answers) {
        this.answers = answers;
    }

    /** Refuses associations so. */
    public void door(Function<AssociationRequest, Optional<RuntimeException>> door) {
        this.door = door;
    }

    Optional<RuntimeException> refusal(AssociationRequest request) {
        return door.apply(request);
    }

    CompletionStage<DimseStatus> store(EncodedDataSet dataSet) {
        offered.add(dataSet.sopInstanceUid());
        byte[] bytes = bytes(dataSet);
        return answers.apply(dataSet).thenApply(status -> {
            if (status.isSuccess() || status.isWarning()) {
                stored.put(dataSet.sopInstanceUid(), bytes);
            }
            return status;
        });
    }

    /** SOP Instance UIDs in the order in which they were offered, as often as they were. */
    public List<String> offered() {
        return List.copyOf(offered);
    }

    /** Data sets that were taken, by SOP Instance UID. */
    public Map<String, byte[]> stored() {
        return Map.copyOf(stored);
    }

    private static byte[] bytes(EncodedDataSet dataSet) {
        try (SegmentInput in = new SegmentInput(dataSet.segments())) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
