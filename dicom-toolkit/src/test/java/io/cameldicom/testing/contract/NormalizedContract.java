package io.cameldicom.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.dimse.CommandField;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.CommandTag;
import io.cameldicom.toolkit.dimse.Operations;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationAbortedException;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.DicomTimeoutException;
import io.cameldicom.toolkit.engine.DimseRequest;
import io.cameldicom.toolkit.engine.DimseRequest.Action;
import io.cameldicom.toolkit.engine.DimseRequest.Create;
import io.cameldicom.toolkit.engine.DimseResponse;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.Invocation;
import io.cameldicom.toolkit.engine.OutcomeUnknownException;
import io.cameldicom.toolkit.engine.ResponseListener;
import io.cameldicom.toolkit.netty.FakePeer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** N-ACTION, N-CREATE and N-SET. */
public abstract non-sealed class NormalizedContract extends OperationContract {
    private static final String MPPS = "1.2.840.10008.3.1.2.3.3";
    private static final Action COMMIT = new Action(COMMITMENT, COMMITMENT_INSTANCE, 1, Optional.of(dataSet("1")));

    protected NormalizedContract(String engine) {
        super(engine);
    }

    @Test
    void asksForAnAction() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            CommandSet command = p.command();
            assertThat(command.is(CommandField.N_ACTION_RQ)).isTrue();
            assertThat(command.text(CommandTag.REQUESTED_SOP_CLASS_UID)).isEqualTo(COMMITMENT);
            assertThat(command.text(CommandTag.REQUESTED_SOP_INSTANCE_UID)).isEqualTo(COMMITMENT_INSTANCE);
            assertThat(command.number(CommandTag.ACTION_TYPE_ID)).hasValue(1);
            assertThat(decoded(p.dataSet()).string(PATIENT_ID)).contains("1");
            p.respond(command, 0);
            CommandSet bare = p.command();
            assertThat(bare.hasDataSet()).isFalse();
            p.respond(bare, 0x0123);
            p.expect(5);
            p.send(FakePeer.RELEASE_RP);
        })) {
            Association association = connect(peer, COMMITMENT, AssociationOptions.DEFAULTS);
            assertThat(response(association, COMMIT).status().isSuccess()).isTrue();
            Action bare = new Action(COMMITMENT, COMMITMENT_INSTANCE, 2, Optional.empty());
            assertThat(response(association, bare).status().code()).isEqualTo(0x0123);
            get(association.release());
            peer.finished();
        }
    }

    @Test
    void createsAnInstanceAndHearsItsUidAndAttributes() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            CommandSet command = p.command();
            assertThat(command.is(CommandField.N_CREATE_RQ)).isTrue();
            assertThat(command.text(CommandTag.AFFECTED_SOP_CLASS_UID)).isEqualTo(MPPS);
            assertThat(command.text(CommandTag.AFFECTED_SOP_INSTANCE_UID)).isEmpty();
            p.dataSet();
            DimseResponse created = new DimseResponse(
                    DimseStatus.of(0x0116), Optional.empty(), Optional.empty(), Optional.of("1.2.77"));
            p.respond(Operations.response(command, created, true), encoded(dataSet("created")));
            p.drain();
        })) {
            Association association = connect(peer, MPPS, AssociationOptions.DEFAULTS);
            DimseResponse response = response(association, new Create(MPPS, Optional.empty(), dataSet("1")));
            assertThat(response.status().isWarning()).isTrue();
            assertThat(response.sopInstanceUid()).contains("1.2.77");
            assertThat(response.dataSet().orElseThrow().string(PATIENT_ID)).contains("created");
            assertThat(response.toString()).doesNotContain("created");
        }
    }

    @Test
    void setsAttributes() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            CommandSet command = request(p);
            assertThat(command.is(CommandField.N_SET_RQ)).isTrue();
            assertThat(command.text(CommandTag.REQUESTED_SOP_INSTANCE_UID)).isEqualTo("1.2.77");
            p.respond(command, 0x0110);
            p.drain();
        })) {
            Association association = connect(peer, MPPS, AssociationOptions.DEFAULTS);
            DimseResponse response = response(association, new DimseRequest.Set(MPPS, "1.2.77", dataSet("1")));
            assertThat(response.status().code()).isEqualTo(0x0110);
            assertThat(association.isOpen()).isTrue();
        }
    }

    @Test
    void doesNotKnowTheOutcomeWhereTheAnswerDoesNotCome() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            request(p);
            p.expectAbort();
        })) {
            Association association = connect(peer, COMMITMENT, shortTimeouts());
            Invocation action = association.invoke(COMMIT, ResponseListener.NONE);
            action.cancel(); // which such an operation does not know
            Invocation waiting = association.invoke(COMMIT, ResponseListener.NONE);
            assertThat(failure(action.response()))
                    .isInstanceOf(OutcomeUnknownException.class)
                    .hasCauseInstanceOf(DicomTimeoutException.class)
                    .hasMessageContaining("no response within 300 ms (response timeout)");
            assertThat(failure(waiting.response())).as("never sent").isInstanceOf(DicomTimeoutException.class);
            peer.finished();
        }
    }

    @ParameterizedTest
    @CsvSource({"close", "reset", "abort"})
    void doesNotKnowTheOutcomeWhereTheAssociationIsLost(String how) throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            request(p);
            end(p, how);
        })) {
            Association association = connect(peer, COMMITMENT, AssociationOptions.DEFAULTS);
            assertThat(failure(association.invoke(COMMIT, ResponseListener.NONE).response()))
                    .isInstanceOf(OutcomeUnknownException.class)
                    .hasCauseInstanceOf(AssociationAbortedException.class);
        }
    }

    @Test
    void sendsNothingAboutAnInstanceWithoutAUid() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.acceptAll();
            p.respond(p.command(), 0);
            p.drain();
        })) {
            Association association = associate(peer, AssociationOptions.DEFAULTS, MPPS, VERIFICATION);
            for (DimseRequest request : List.of(
                    new Action(MPPS, "Doe^Jane", 1, Optional.empty()),
                    new Create(MPPS, Optional.of("1.2.x"), dataSet("1")),
                    new DimseRequest.Set(MPPS, "", DataSet.EMPTY))) {
                assertThat(failure(association
                                .invoke(request, ResponseListener.NONE)
                                .response()))
                        .isInstanceOf(MalformedObjectException.class)
                        .hasMessageContaining("SOP Instance UID of the request")
                        .hasMessageNotContaining("Doe");
            }
            assertThat(get(association.echo()).isSuccess()).isTrue();
        }
    }

    private static DimseResponse response(Association association, DimseRequest request) {
        return get(association.invoke(request, ResponseListener.NONE).response());
    }
}
