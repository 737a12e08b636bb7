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

/** One C-STORE request while its data set comes. */
final class StoreRequest {
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
        if (kept.isPresent()) {
            kept.get().complete();
        }
        see(true, seen.status());
        if (!answered) {
            connection.act(occurrence, Moment.DUE, this::answer);
        }
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

    private byte[] answer(Draft draft) {
        if (!draft.isHalf()) {
            see(seen.complete(), Optional.of(draft.status()));
        }
        return new Responses(connection, command, contextId).bytes(draft);
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
                command.text(Command.AFFECTED_SOP_INSTANCE),
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
