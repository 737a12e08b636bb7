package io.cameldicom.toolkit.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.AsynchronousOperationsWindow;
import io.cameldicom.toolkit.engine.ExtendedNegotiation;
import io.cameldicom.toolkit.engine.RoleSelection;
import io.cameldicom.toolkit.engine.UserIdentity;
import io.cameldicom.toolkit.engine.UserInformation;
import io.cameldicom.toolkit.pdu.AssociateRq;
import io.cameldicom.toolkit.service.OfferedServices;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptanceTest {
    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";

    private final Acceptance acceptance =
            new Acceptance(ListenerOptions.of(new AeTitle("SCP"), 0, Path.of("incoming")), OfferedServices.STORE_ONLY);

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 3", "200, 4", "0, 4"})
    void answersAWindowWithWhatMayWait(int proposed, int granted) {
        assertThat(answer(Optional.of(new AsynchronousOperationsWindow(proposed, 0)), List.of())
                        .asynchronousOperationsWindow())
                .hasValue(new AsynchronousOperationsWindow(granted, 1));
    }

    @Test
    void answersNoWindowThatWasNotProposed() {
        assertThat(answer(Optional.empty(), List.of()).asynchronousOperationsWindow())
                .isEmpty();
    }

    @Test
    void letsARequestorBeScuOnly() {
        assertThat(answer(
                                Optional.empty(),
                                List.of(new RoleSelection(CT, true, true), new RoleSelection("1.2", false, true)))
                        .roleSelections())
                .containsExactly(new RoleSelection(CT, true, false), new RoleSelection("1.2", false, false));
    }

    @Test
    void saysByNoAnswerThatUserIdentityAndExtendedNegotiationAreNotSupported() {
        UserInformation answer = answer(Optional.empty(), List.of());
        assertThat(answer.userIdentityResponse()).isEmpty();
        assertThat(answer.extendedNegotiations()).isEmpty();
        assertThat(answer.commonExtendedNegotiations()).isEmpty();
    }

    @Test
    void answersAUserIdentityThatWasChecked() {
        ByteBuffer token = ByteBuffer.wrap(new byte[] {1, 2});
        assertThat(answer(Optional.empty(), List.of(), Optional.of(token)).userIdentityResponse())
                .hasValue(token);
    }

    private UserInformation answer(Optional<AsynchronousOperationsWindow> window, List<RoleSelection> roles) {
        return answer(window, roles, Optional.empty());
    }

    private UserInformation answer(
            Optional<AsynchronousOperationsWindow> window,
            List<RoleSelection> roles,
            Optional<ByteBuffer> identityResponse) {
        ByteBuffer nothing = ByteBuffer.allocate(0);
        return acceptance
                .acceptance(
                        new AssociateRq(
                                1,
                                "SCP",
                                "SCU",
                                AssociateRq.DICOM_APPLICATION_CONTEXT,
                                List.of(),
                                new UserInformation(
                                        16384,
                                        "1.2",
                                        Optional.empty(),
                                        window,
                                        roles,
                                        List.of(new ExtendedNegotiation(CT, nothing)),
                                        List.of(),
                                        Optional.of(new UserIdentity(1, true, nothing, nothing)),
                                        Optional.empty())),
                        identityResponse)
                .userInformation();
    }
}
