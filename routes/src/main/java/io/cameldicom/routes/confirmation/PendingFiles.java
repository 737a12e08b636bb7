package io.cameldicom.routes.confirmation;

import io.cameldicom.routes.gate.InboxGate;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;

/**
 * The files of one destination that wait, in memory and in the journal, and those that follow them: further files of the same
 * instance. Guarded by its owner, but for {@link #isAvailable}.
 */
final class PendingFiles implements Closeable {
    private static final int UNSEEN_LOOKS = 2;

    private final String destination;
    private final InboxGate gate;
    private final PendingTable byPath = new PendingTable(pending -> pending.path);
    private final PendingTable byInstance = new PendingTable(pending -> pending.instance);
    /** By hash of the SOP Instance UID. */
    private final Map<Long, Follower> followers = new HashMap<>();

    private StoredJournal journal;

    /** @param next null for none */
    private record Follower(long path, Follower next) {}

    /** To be opened. */
    PendingFiles(String destination, InboxGate gate) {
        this.destination = destination;
        this.gate = gate;
    }

    /** @param left hears of each file that waited at the end of the last run, and of the position of its line */
    void open(Path state, ObjLongConsumer<StoredFile> left) throws IOException {
        journal = StoredJournal.open(state, (stored, position) -> {
            if (stored.destination().equals(destination)) {
                left.accept(stored, position);
            }
        });
    }

    /** Whether the journal can be written. Does not wait; from any thread. */
    boolean isAvailable() {
        return journal.isAvailable();
    }

    int size() {
        return byPath.size();
    }

    void add(Pending pending) {
        byPath.put(pending);
        byInstance.put(pending);
    }

    /** The file is stored once more, for which {@link #add} follows. */
    void supersede(Pending before) {
        byInstance.remove(before);
    }

    /** Null for none. */
    Pending get(long path) {
        return byPath.get(path);
    }

    /** Null for none; another instance may have the same hash. */
    Pending ofInstance(String sopInstanceUid) {
        return byInstance.get(Pending.hash(sopInstanceUid));
    }

    void forEach(Consumer<Pending> each) {
        byPath.forEach(each);
    }

    /** As {@link PendingTable#goRound}. */
    void goRound(Predicate<Pending> isEnough) {
        byPath.goRound(isEnough);
    }

    /** Gives the position of the line. */
    long write(StoredFile stored) throws IOException {
        return journal.append(stored);
    }

    /** Null where the journal has lost it: then it is as if the file had never been sent. */
    StoredFile read(Pending pending) throws IOException {
        StoredFile file = journal.read(pending.position)
                .filter(read -> read.destination().equals(destination) && read.path() == pending.path)
                .orElse(null);
        if (file == null) {
            forget(pending.path);
            gate.release(pending.path);
            return null;
        }
        return pending.state == StoredFile.State.WAITING ? file.waiting() : file;
    }

    /** The gate offers the file once more. */
    void release(Pending pending) {
        gate.release(pending.path);
    }

    void releaseIfDecided(Pending pending) {
        if (!pending.isOpen()) {
            release(pending);
        }
    }

    /** A file waits until that of its instance has ended; if there is none, it is offered. */
    void follow(long path, String sopInstanceUid) {
        if (ofInstance(sopInstanceUid) != null) {
            long instance = Pending.hash(sopInstanceUid);
            followers.put(instance, new Follower(path, followers.get(instance)));
        } else {
            gate.release(path);
        }
    }

    /** With it, those that followed it have nothing to wait for. */
    void forget(long path) {
        Pending pending = byPath.get(path);
        if (pending != null) {
            byPath.remove(pending);
            byInstance.remove(pending);
            try {
                journal.append(StoredFile.gone(destination, path));
            } catch (IOException e) {
                // a restart asks once more; told by whoever holds the gate
            }
            for (Follower next = followers.remove(pending.instance); next != null; next = next.next) {
                gate.release(next.path);
            }
        }
    }

    /** Forgets what was not in the inbox at this look and the last ones. */
    void forgetVanished() {
        List<Long> vanished = new ArrayList<>();
        forEach(pending -> {
            if (pending.unseen(gate.isThere(pending.path)) >= UNSEEN_LOOKS) {
                vanished.add(pending.path);
            }
        });
        vanished.forEach(this::forget);
    }

    /** Makes the journal short if it has grown long. */
    void compactIfGrown() {
        Map<Long, Long> moved = journal.compactIfGrown();
        if (!moved.isEmpty()) {
            forEach(pending -> pending.position =
                    moved.getOrDefault(StoredJournal.key(pending.path, destination), pending.position));
        }
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
