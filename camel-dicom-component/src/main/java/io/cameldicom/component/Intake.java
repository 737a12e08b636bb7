package io.cameldicom.component;

import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.ReceivedObject;
import io.cameldicom.toolkit.file.DicomFile;
import io.cameldicom.toolkit.file.PrivateFolder;
import io.cameldicom.toolkit.file.ReadLimits;
import io.cameldicom.toolkit.listener.TemporaryIncomingFolder;
import io.cameldicom.toolkit.store.InstanceConflictException;
import io.cameldicom.toolkit.store.InstanceStore;
import io.cameldicom.toolkit.store.StoredInstance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes an object that has arrived, before the route sees it: into the store if there is one; else it stays a spooled file. */
final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    /**
     * @param file where the object stands, unless it is refused
     * @param read what the object says of itself, unless it is refused; its regions may be of a file that is gone
     * @param refusal the answer to the peer, if it is refused
     */
    record Taken(Path file, DicomFile read, Optional<DimseStatus> refusal) {}

    private final DicomAddress address;
    private final Path incoming;
    private final Optional<InstanceStore> store;
    private final SpooledObjects spooled;
    private final ReadLimits limits;

    /** @param address of our listener, or of the peer that was asked */
    private Intake(
            DicomAddress address,
            Path incoming,
            Optional<InstanceStore> store,
            SpooledObjects spooled,
            ReadLimits limits) {
        this.limits = limits;
        this.address = address;
        this.incoming = incoming;
        this.store = store;
        this.spooled = spooled;
    }

    static Intake of(DicomConfiguration configuration, DicomAddress address, SpooledObjects spooled)
            throws IOException {
        ReadLimits limits = configuration.readLimits();
        if (configuration.getStore() == null) {
            Path incoming = new SpoolFolder(configuration.getSpoolDirectory()).incoming(address);
            return new Intake(address, incoming, Optional.empty(), spooled, limits);
        }
        InstanceStore store = new InstanceStore(Path.of(configuration.getStore()), limits);
        store.readNames(); // before there is a port: no peer is to wait for it
        return new Intake(address, store.incoming(), Optional.of(store), spooled, limits);
    }

    /** For what C-GET brings: into the folder of the option {@code directory} if there is one, else spooled. */
    static Intake ofGet(DicomConfiguration configuration, DicomAddress address, Spool spool, SpooledObjects spooled)
            throws IOException {
        ReadLimits limits = configuration.readLimits();
        if (configuration.getDirectory() == null) {
            return new Intake(address, spool.folder(), Optional.empty(), spooled, limits);
        }
        InstanceStore store = new InstanceStore(Path.of(configuration.getDirectory()), limits);
        return new Intake(address, store.incoming(), Optional.of(store), spooled, limits);
    }

    /** The folder to write to, made if it is not there. */
    Path prepared() throws IOException {
        PrivateFolder.create(incoming.toAbsolutePath());
        return incoming;
    }

    /** Deletes spooled objects of an earlier run; to be called with the port in hand. */
    void clear() {
        if (store.isEmpty()) {
            spooled.clear(incoming);
        }
    }

    /** The listener is closed: removes its folder where the next one will have another. */
    void end() {
        if (store.isEmpty()) {
            TemporaryIncomingFolder.remove(incoming);
        }
    }

    /** Where the listener writes while it receives. */
    Path incoming() {
        return incoming;
    }

    Taken take(ReceivedObject object) {
        try {
            return store.isPresent() ? stored(object) : spooled(object);
        } catch (InstanceConflictException e) {
            return refused(object, Answers.DUPLICATE, e.getMessage());
        } catch (MalformedObjectException e) {
            int status = e.problem() == Problem.UID_MISMATCH ? Answers.DATA_SET_MISMATCH : Answers.CANNOT_UNDERSTAND;
            return refused(object, status, e.getMessage());
        } catch (IOException e) {
            // The message of an exception of the file system holds a path.
            return refused(
                    object, Answers.ofDiskFailure(e, incoming), e.getClass().getSimpleName());
        }
    }

    private Taken stored(ReceivedObject object) throws IOException {
        StoredInstance stored = store.get().place(object.file(), object.sopClassUid(), object.sopInstanceUid());
        return new Taken(stored.file(), stored.received(), Optional.empty());
    }

    private Taken spooled(ReceivedObject object) throws IOException {
        Path file = spooled.take(object.file());
        try {
            return new Taken(file, read(file, object), Optional.empty());
        } catch (IOException | RuntimeException e) {
            spooled.delete(file);
            throw e;
        }
    }

    /** Deletes a spooled object when the exchange is done; one in the store stays. */
    void deleteWhenDone(Taken taken, Exchange exchange) {
        if (store.isEmpty()) {
            spooled.deleteWhenDone(taken.file(), exchange);
        }
    }

    /** Takes back an object for which there is no exchange after all; one in the store stays. */
    void drop(Taken taken) {
        if (store.isEmpty()) {
            spooled.delete(taken.file());
        }
    }

    private DicomFile read(Path file, ReceivedObject object) throws IOException {
        DicomFile read = DicomFile.read(file, limits);
        requireSameInstance(read, object);
        return read;
    }

    private static void requireSameInstance(DicomFile read, ReceivedObject object) {
        boolean same = read.dataSet()
                        .string(Tag.SOP_INSTANCE_UID)
                        .filter(object.sopInstanceUid()::equals)
                        .isPresent()
                && read.dataSet()
                        .string(Tag.SOP_CLASS_UID)
                        .filter(object.sopClassUid()::equals)
                        .isPresent();
        if (!same) {
            throw new MalformedObjectException(
                    Problem.UID_MISMATCH,
                    "SOP Class and Instance UID: the data set names others than the command (expected: the same)",
                    -1,
                    Tag.SOP_INSTANCE_UID);
        }
    }

    private Taken refused(ReceivedObject object, int status, String reason) {
        DimseStatus answer = DimseStatus.of(status);
        LOG.atWarn()
                .addKeyValue("event", "listener.refused")
                .addKeyValue("association", object.associationNumber())
                .addKeyValue("instance", object.sopInstanceUid())
                .addKeyValue("peer", object.callingAeTitle())
                .addKeyValue("status", answer.hex())
                .log(
                        "Refused an object from {} at {} on association {} of {} with {}: {}",
                        object.callingAeTitle(),
                        object.remoteAddress(),
                        object.associationNumber(),
                        address,
                        answer.hex(),
                        reason);
        return new Taken(null, null, Optional.of(answer));
    }
}
