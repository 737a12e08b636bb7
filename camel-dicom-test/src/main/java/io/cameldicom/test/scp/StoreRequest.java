package io.cameldicom.test.scp;

import io.cameldicom.test.record.ObjectSeen;
import io.cameldicom.test.script.Action.Deed;
import io.cameldicom.test.script.Draft;
import io.cameldicom.test.script.Moment;
import io.cameldicom.test.script.Occurrence;
import io.cameldicom.test.wire.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One C-STORE request while its data set comes. */
final class StoreRequest {
    private static final int DUPLICATE = 0x0111;
    /** Success and the warnings (PS3.4 Table B.2-1, PS3.7 annex C): with these the object is stored. */
    private static final Set<Integer> TAKEN = Set.of(0, 0x0001, 0x0107, 0x0116, 0xB000, 0xB006, 0xB007);

    private final Connection connection;
    private final Occurrence occurrence;
    private final Command command;
    private final int contextId;
    private final String transferSyntax;
    private final MessageDigest digest;
    private final Optional<KeptFile> kept;
    private final Map<Moment, List<Deed>> progress;
    private long bytes;
    private int pdvs;
    private long longestPdu;
    private boolean answered;
    private boolean known;
    private boolean ended;
    private int status;
    private ObjectSeen seen;

    StoreRequest(Connection connection, Occurrence occurrence, Command command, int contextId, String transferSyntax)
            throws IOException {
        this.connection = connection;
        this.occurrence = occurrence;
        this.command = command;
        this.contextId = contextId;
        this.transferSyntax = transferSyntax;
        this.progress = new LinkedHashMap<>(connection.services().rules().progress(occurrence));
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
        Optional<Path> folder = connection.services().keepIn();
        kept = folder.isEmpty()
                ? Optional.empty()
                : Optional.of(KeptFile.begin(folder.get(), occurrence.number(), command, transferSyntax));
        see(false, Optional.empty());
    }

    /** The command has come. */
    void begin() throws IOException {
        progressed();
    }

    void take(byte[] buffer, int count) throws IOException {
        digest.update(buffer, 0, count);
        bytes += count;
        if (kept.isPresent()) {
            kept.get().write(buffer, count);
        }
        progressed();
    }

    /** A fragment is complete. */
    void fragment(long pduLength) throws IOException {
        pdvs++;
        longestPdu = Math.max(longestPdu, pduLength);
        progressed();
    }

    /** The last fragment has come. */
    void complete() throws IOException {
        known = connection.negotiation().terms().unique()
                && connection.services().taken().contains(instance());
        see(true, seen.status());
        try {
            if (!answered) {
                connection.act(occurrence, Moment.DUE, this::answer);
            }
        } finally {
            end();
        }
    }

    /** Takes the object, or drops it where it was refused. One that was answered by nothing at all is taken. */
    private void end() throws IOException {
        if (ended) {
            return;
        }
        ended = true;
        boolean taken = !known && TAKEN.contains(status);
        if (taken) {
            connection.services().taken().add(instance());
        }
        if (taken && kept.isPresent()) {
            kept.get().complete();
        } else {
            kept.ifPresent(KeptFile::delete);
        }
    }

    private String instance() {
        return command.text(Command.AFFECTED_SOP_INSTANCE);
    }

    /** No more comes. */
    void cut() {
        see(false, seen.status());
        kept.ifPresent(KeptFile::delete);
    }

    private void progressed() throws IOException {
        if (progress.isEmpty()) {
            return;
        }
        for (Moment moment : List.copyOf(progress.keySet())) {
            long reached = moment.kind() == Moment.Kind.PDVS ? pdvs : bytes;
            if (reached >= moment.amount()) {
                List<Deed> deeds = progress.remove(moment);
                answered |=
                        connection.act(occurrence, moment, deeds, this::answer).isSettled();
            }
        }
    }

    private byte[] answer(Draft draft) throws IOException {
        status = known && draft.status() == 0 ? DUPLICATE : draft.status();
        if (!draft.isHalf()) {
            see(seen.complete(), Optional.of(status));
        }
        if (seen.complete()) {
            end();
        }
        return new Responses(connection, command, contextId).bytes(status, draft);
    }

    private void see(boolean complete, Optional<Integer> status) {
        String hash;
        try {
            hash = HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of the JDK can be cloned", e);
        }
        seen = new ObjectSeen(
                occurrence.number(),
                connection.number(),
                command.number(Command.MESSAGE_ID),
                contextId,
                command.text(Command.AFFECTED_SOP_CLASS),
                instance(),
                transferSyntax,
                bytes,
                hash,
                pdvs,
                longestPdu,
                complete,
                status);
        connection.services().recorder().object(seen);
    }
}
