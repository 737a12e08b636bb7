package io.cameldicom.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.dimse.CommandField;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.CommandTag;
import io.cameldicom.toolkit.dimse.Operations;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.DimseRequest;
import io.cameldicom.toolkit.engine.DimseRequest.Action;
import io.cameldicom.toolkit.engine.DimseRequest.Find;
import io.cameldicom.toolkit.engine.MalformedResponseException;
import io.cameldicom.toolkit.engine.ResponseListener;
import io.cameldicom.toolkit.netty.FakePeer;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that are none: a typed failure, the association is aborted, and nobody waits. */
public abstract non-sealed class MalformedResponseContract extends OperationContract {
    private static final String SECRET = "Doe^Jane";

    protected MalformedResponseContract(String engine) {
        super(engine);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = ";",
            value = {
                "no status; C-FIND-RSP: no Status",
                "a status without a meaning; C-FIND-RSP status: FF02 (expected: one of PS3.7 annex C)",
                "pending without a match; C-FIND-RSP status: FF00 without a data set (expected: a match)",
                "another message; C-FIND-RSP to message 77 (expected: C-FIND-RSP to message 1)",
                "no message id; C-FIND-RSP to message -1 (expected: C-FIND-RSP to message 1)",
                "another response; C-MOVE-RSP to message 1 (expected: C-FIND-RSP to message 1)",
                "a match that cannot be read; C-FIND-RSP data set: (0010,0010) at offset",
                "a match that is cut; C-FIND-RSP data set: (0010,0010) at offset",
                "a match that is too long; C-FIND-RSP data set: more than 16777216 bytes",
                "an announced match missing; command fragment (expected: the rest of a data set)",
                "a match not announced; data set fragment",
                "another context; presentation context id: 3",
                "no command; no Command Field"
            })
    void abortsUponAnAnswerThatIsNone(String breach, String message) throws Exception {
        failsWith(new Find(STUDY_FIND, dataSet("1")), breach, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = ";",
            value = {
                "pending; N-ACTION-RSP status: FF00 (expected: a final one)",
                "no status; N-ACTION-RSP: no Status",
                "another message; N-ACTION-RSP to message 77",
                "a match that is cut; N-ACTION-RSP data set: (0010,0010)"
            })
    void abortsUponAnAnswerToAnActionThatIsNone(String breach, String message) throws Exception {
        failsWith(new Action(COMMITMENT, COMMITMENT_INSTANCE, 1, Optional.of(dataSet("1"))), breach, message);
    }

    private void failsWith(DimseRequest request, String breach, String message) throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            CommandSet command = p.command();
            p.dataSet();
            breach(p, breach, command);
            p.expectAbort();
        })) {
            Association association = connect(peer, request.sopClassUid(), AssociationOptions.DEFAULTS);
            Throwable failure =
                    failure(association.invoke(request, ResponseListener.NONE).response());
            assertThat(failure)
                    .isInstanceOf(MalformedResponseException.class)
                    .hasMessageContaining(peer.address().toString())
                    .hasMessageContaining(message)
                    .hasMessageNotContaining(SECRET);
            assertThat(association.isOpen()).isFalse();
            get(association.closed());
            peer.finished();
        }
    }

    private static void breach(FakePeer p, String breach, CommandSet request) throws IOException {
        CommandSet pending = Operations.response(request, status(PENDING), true);
        byte[] match = encoded(DataSet.of(Element.of(0x00100010, VR.PN, SECRET)));
        CommandSet last = Operations.response(request, status(0), false);
        switch (breach) {
            case "no status" ->
                p.respond(new CommandSet(CommandField.of(last.commandField()).orElseThrow(), false)
                        .number(CommandTag.MESSAGE_ID_BEING_RESPONDED_TO, FakePeer.id(request)));
            case "a status without a meaning" -> p.respond(last.number(CommandTag.STATUS, 0xFF02));
            case "pending without a match", "pending" -> p.respond(last.number(CommandTag.STATUS, PENDING));
            case "another message" -> p.respond(last.number(CommandTag.MESSAGE_ID_BEING_RESPONDED_TO, 77));
            case "no message id" ->
                p.respond(new CommandSet(CommandField.C_FIND_RSP, false).number(CommandTag.STATUS, 0));
            case "another response" -> p.respond(last.number(CommandTag.COMMAND_FIELD, 0x8021));
            case "a match that cannot be read" -> {
                byte[] broken = match.clone();
                Arrays.fill(broken, 4, 8, (byte) 0x7F);
                p.respond(pending, broken);
            }
            case "a match that is cut" -> p.respond(answer(pending), Arrays.copyOf(match, match.length - 2));
            case "a match that is too long" -> {
                p.fragment(true, true, pending.encode());
                for (int i = 0; i < 170; i++) {
                    p.fragment(false, i == 169, new byte[100_000]);
                }
            }
            case "an announced match missing" -> {
                p.fragment(true, true, pending.encode());
                p.respond(last);
            }
            case "a match not announced" -> p.fragment(false, true, match);
            case "another context" -> p.fragment(3, true, true, last.encode());
            case "no command" -> p.send("040000000010 0000000C 0103 0000 0009 02000000 0000");
            default -> throw new IOException("breach: " + breach);
        }
    }

    private static CommandSet answer(CommandSet pending) {
        return pending.is(CommandField.C_FIND_RSP) ? pending : pending.number(CommandTag.STATUS, 0);
    }

    @Test
    void timesOutWhereAnAnnouncedDataSetNeverComes() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            CommandSet command = request(p);
            p.fragment(
                    true,
                    true,
                    Operations.response(command, status(PENDING), true).encode());
            p.expectAbort();
        })) {
            Association association = connect(peer, STUDY_FIND, shortTimeouts());
            assertThat(failure(association
                            .invoke(new Find(STUDY_FIND, dataSet("1")), ResponseListener.NONE)
                            .response()))
                    .hasMessageContaining("no response within 300 ms");
            peer.finished();
        }
    }
}
