package io.cameldicom.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.toolkit.dimse.CommandField;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.CommandTag;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationAbortedException;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.netty.FakePeer;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What breaks the protocol ends the association. */
public abstract non-sealed class BreachContract extends EngineContract {
    protected BreachContract(String engine) {
        super(engine);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wrong message id",
                "wrong command",
                "data set",
                "garbage",
                "unexpected PDU",
                "too long a PDU",
                "unknown context",
                "no status"
            })
    void abortsUponABreachOfProtocol(String breach) throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            breach(p, breach, p.command());
            p.expectAbort();
        })) {
            Association association = connect(peer, VERIFICATION, AssociationOptions.DEFAULTS);
            assertThat(failure(association.echo()))
                    .isInstanceOf(AssociationAbortedException.class)
                    .hasMessageContaining(peer.address().toString());
            assertThat(association.isOpen()).isFalse();
            peer.finished();
        }
    }

    private static void breach(FakePeer p, String breach, CommandSet request) throws IOException {
        CommandSet response = new CommandSet(CommandField.C_ECHO_RSP, false)
                .number(CommandTag.MESSAGE_ID_BEING_RESPONDED_TO, FakePeer.id(request))
                .number(CommandTag.STATUS, 0);
        switch (breach) {
            case "wrong message id" -> p.respond(response.number(CommandTag.MESSAGE_ID_BEING_RESPONDED_TO, 77));
            case "wrong command" -> p.respond(response.number(CommandTag.COMMAND_FIELD, 0x8001));
            case "data set" -> p.send("040000000008 00000004 0102 AABB");
            case "too long a PDU" -> p.send("0400 00050000 0004FFFE 0103");
            case "unknown context" -> p.send("040000000008 00000004 0503 AABB");
            case "garbage" -> p.send("424242424242");
            case "unexpected PDU" -> p.send("0200 00000044 0001 0000" + "20".repeat(32) + "00".repeat(32));
            default ->
                p.respond(new CommandSet(CommandField.C_ECHO_RSP, false)
                        .number(CommandTag.MESSAGE_ID_BEING_RESPONDED_TO, FakePeer.id(request)));
        }
    }
}
