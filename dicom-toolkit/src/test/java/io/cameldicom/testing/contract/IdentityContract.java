package io.cameldicom.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRejectedException;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.Proposal;
import io.cameldicom.toolkit.engine.ProposedContext;
import io.cameldicom.toolkit.engine.ReceptionLimits;
import io.cameldicom.toolkit.engine.UserIdentity;
import io.cameldicom.toolkit.listener.AccessOptions;
import io.cameldicom.toolkit.listener.DicomListener;
import io.cameldicom.toolkit.listener.ListenerOptions;
import io.cameldicom.toolkit.listener.UserIdentityValidator.Decision;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who says who he is (PS3.7 §D.3.3.7): the peer hears it whole, and its answer is handed out. */
public abstract non-sealed class IdentityContract extends EngineContract {
    private static final String TOKEN = "x".repeat(4000);

    private DicomListener listener;

    protected IdentityContract(String engine) {
        super(engine);
    }

    @BeforeEach
    void listen() {
        AccessOptions access = new AccessOptions(
                Set.of(), List.of(), List.of(), 0, Optional.of((identity, requestor) -> decide(identity)));
        listener = DicomListener.start(
                new ListenerOptions(
                        new AeTitle("LISTENER"),
                        ListenerOptions.LOOPBACK,
                        0,
                        folder.resolve("incoming"),
                        false,
                        Set.of(),
                        10,
                        Set.of(),
                        Set.of(),
                        ReceptionLimits.DEFAULTS,
                        access,
                        AssociationOptions.DEFAULTS),
                object -> CompletableFuture.completedFuture(DimseStatus.of(0)));
    }

    @AfterEach
    void close() {
        listener.close();
    }

    private static Decision decide(Optional<UserIdentity> shown) {
        return shown.filter(identity -> text(identity.primaryField()).equals("me")
                                && text(identity.secondaryField()).equals("secret")
                        || text(identity.primaryField()).equals(TOKEN))
                .map(identity -> new Decision(true, bytes("welcome")))
                .orElse(Decision.REFUSED);
    }

    @Test
    void isAcceptedWithTheRightPasscode() {
        Association association =
                get(connect(new UserIdentity(UserIdentity.USERNAME_AND_PASSCODE, true, bytes("me"), bytes("secret"))));
        assertThat(association.userInformation().userIdentityResponse()).isPresent();
        assertThat(get(association.echo()).isSuccess()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void hearsTheAnswerToATokenWhereItAsksForOne(boolean asks) {
        Association association =
                get(connect(new UserIdentity(UserIdentity.JSON_WEB_TOKEN, asks, bytes(TOKEN), ByteBuffer.allocate(0))));
        assertThat(association.userInformation().userIdentityResponse().map(IdentityContract::text))
                .isEqualTo(asks ? Optional.of("welcome") : Optional.empty());
    }

    @Test
    void isRejectedWithAnotherPasscode() {
        assertThat(failure(connect(
                        new UserIdentity(UserIdentity.USERNAME_AND_PASSCODE, true, bytes("me"), bytes("guess")))))
                .isInstanceOf(AssociationRejectedException.class)
                .hasMessageNotContaining("guess");
    }

    private CompletionStage<Association> connect(UserIdentity identity) {
        return engine.connect(new AssociationRequest(
                listener.address(),
                new AeTitle("SCU"),
                List.of(ProposedContext.of(VERIFICATION, IMPLICIT)),
                AssociationOptions.DEFAULTS,
                new Proposal(1, List.of(), List.of(), List.of(), Optional.of(identity))));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }
}
