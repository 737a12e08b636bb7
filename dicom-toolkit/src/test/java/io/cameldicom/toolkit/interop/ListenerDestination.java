package io.cameldicom.toolkit.interop;

import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.ReceivedObject;
import io.cameldicom.toolkit.engine.ReceptionLimits;
import io.cameldicom.toolkit.listener.DicomListener;
import io.cameldicom.toolkit.listener.ListenerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Our own listener, which keeps the objects and what it was told about them. */
final class ListenerDestination implements Destination {
    private final Path kept;
    private final Map<String, ReceivedObject> received = new ConcurrentHashMap<>();
    private final DicomListener listener;

    ListenerDestination(Path folder) throws IOException {
        Path incoming = Files.createDirectories(folder.resolve("incoming"));
        this.kept = Files.createDirectories(folder.resolve("kept"));
        this.listener = DicomListener.start(
                new ListenerOptions(
                        new AeTitle("LISTENER"),
                        "127.0.0.1",
                        0,
                        incoming,
                        true,
                        Set.of(),
                        50,
                        Set.of(),
                        Set.of(),
                        ReceptionLimits.DEFAULTS,
                        AssociationOptions.DEFAULTS),
                this::keep);
    }

    private CompletionStage<DimseStatus> keep(ReceivedObject object) {
        try {
            Files.move(object.file(), path(object.sopInstanceUid()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        received.put(object.sopInstanceUid(), object);
        return CompletableFuture.completedFuture(DimseStatus.of(DimseStatus.SUCCESS));
    }

    @Override
    public DicomAddress address() {
        return listener.address();
    }

    ReceivedObject received(String sopInstanceUid) {
        return received.get(sopInstanceUid);
    }

    /** Where the instance is kept. */
    Path path(String sopInstanceUid) {
        return kept.resolve(sopInstanceUid);
    }

    @Override
    public byte[] take(String sopInstanceUid) throws IOException {
        Path file = path(sopInstanceUid);
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        return bytes;
    }

    @Override
    public void close() {
        listener.close();
    }
}
