package io.cameldicom.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.toolkit.dimse.CommandField;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.CommandTag;
import io.cameldicom.toolkit.dimse.Dimse;
import io.cameldicom.toolkit.dimse.Operations;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.EventReport;
import io.cameldicom.toolkit.engine.EventReportHandler;
import io.cameldicom.toolkit.netty.FakePeer;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a peer asks on an association of ours: its reports are handed on, everything else is refused. */
public abstract non-sealed class EventReportContract extends OperationContract {
    private final Queue<EventReport> reports = new ConcurrentLinkedQueue<>();

    private final EventReportHandler success = report -> {
        reports.add(report);
        return CompletableFuture.completedFuture(DimseStatus.of(0));
    };

    protected EventReportContract(String engine) {
        super(engine);
    }

    private static CommandSet report(boolean dataSet) {
        return Operations.eventReportRequest(5, COMMITMENT, COMMITMENT_INSTANCE, 2, dataSet);
    }

    /** The peer reports, and gets this answer. */
    private static void report(FakePeer p, int status) throws IOException {
        p.respond(report(true), encoded(dataSet("reported")));
        answered(p, status);
    }

    private static void answered(FakePeer p, int status) throws IOException {
        CommandSet answer = p.command();
        assertThat(answer.is(CommandField.N_EVENT_REPORT_RSP)).isTrue();
        assertThat(answer.number(CommandTag.MESSAGE_ID_BEING_RESPONDED_TO)).hasValue(5);
        assertThat(answer.number(CommandTag.STATUS)).hasValue(status);
        assertThat(answer.text(CommandTag.AFFECTED_SOP_INSTANCE_UID)).isEqualTo(COMMITMENT_INSTANCE);
    }

    @Test
    void takesReportsWhileNothingElseIsUnderWay() throws Exception {
        CompletableFuture<Void> answered = new CompletableFuture<>();
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            report(p, 0);
            report(p, 0);
            p.respond(report(false));
            answered(p, 0);
            answered.complete(null);
            p.expect(5);
            p.send(FakePeer.RELEASE_RP);
        })) {
            Association association = associate(peer, AssociationOptions.DEFAULTS, success, COMMITMENT);
            get(answered);
            assertThat(reports).hasSize(3).first().satisfies(report -> {
                assertThat(report.peerAeTitle()).isEqualTo(peer.address().aeTitle());
                assertThat(report.associationNumber()).isEqualTo(association.number());
                assertThat(report.sopClassUid()).isEqualTo(COMMITMENT);
                assertThat(report.sopInstanceUid()).isEqualTo(COMMITMENT_INSTANCE);
                assertThat(report.eventTypeId()).isEqualTo(2);
                assertThat(report.information().orElseThrow().string(PATIENT_ID))
                        .contains("reported");
            });
            assertThat(reports)
                    .last()
                    .satisfies(report -> assertThat(report.information()).isEmpty());
            get(association.release());
        }
    }

    @Test
    void takesAReportBeforeTheAnswerToARequest() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.acceptAll();
            CommandSet echo = p.command();
            report(p, 0);
            p.respond(echo, 0);
            p.drain();
        })) {
            Association association = associate(peer, AssociationOptions.DEFAULTS, success, COMMITMENT, VERIFICATION);
            assertThat(get(association.echo()).isSuccess()).isTrue();
            assertThat(reports).hasSize(1);
        }
    }

    @Test
    void answersOnlyBetweenTwoMessages() throws Exception {
        CompletableFuture<Void> reported = new CompletableFuture<>();
        EventReportHandler events = report -> {
            reported.complete(null);
            return CompletableFuture.completedFuture(DimseStatus.of(0));
        };
        try (FakePeer peer = FakePeer.that(p -> {
            p.acceptAll();
            CommandSet store = p.command();
            p.fragment();
            p.respond(report(false));
            get(reported);
            p.dataSet(); // fails where a command comes before its end
            answered(p, 0);
            p.respond(store, 0);
            p.drain();
        })) {
            Association association = associate(peer, AssociationOptions.DEFAULTS, events, COMMITMENT, CT);
            assertThat(get(association.store(sparse(64 << 20))).status().isSuccess())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"throws", "fails", "null", "null status"})
    void answersAProcessingFailureForAHandlerThatFails(String how) throws Exception {
        EventReportHandler events = report -> switch (how) {
            case "throws" -> throw new IllegalStateException();
            case "fails" -> CompletableFuture.failedFuture(new IllegalStateException());
            case "null" -> null;
            default -> CompletableFuture.completedFuture(null);
        };
        answers(events, p -> report(p, 0x0110));
    }

    @Test
    void answersThatNobodyWaitsForReports() throws Exception {
        answers(EventReportHandler.NONE, p -> report(p, 0x0113));
    }

    @Test
    void refusesAReportThatCannotBeRead() throws Exception {
        answers(success, p -> {
            p.respond(report(true), new byte[] {1, 2, 3});
            answered(p, 0x0110);
            CommandSet untyped = new CommandSet(CommandField.N_EVENT_REPORT_RQ, false)
                    .number(CommandTag.MESSAGE_ID, 5)
                    .uid(CommandTag.AFFECTED_SOP_CLASS_UID, COMMITMENT)
                    .uid(CommandTag.AFFECTED_SOP_INSTANCE_UID, COMMITMENT_INSTANCE);
            p.respond(untyped);
            answered(p, 0x0115);
            report(p, 0);
        });
        assertThat(reports).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "C_ECHO_RQ",
        "C_FIND_RQ",
        "C_MOVE_RQ",
        "C_GET_RQ",
        "C_STORE_RQ",
        "N_GET_RQ",
        "N_ACTION_RQ",
        "N_DELETE_RQ"
    })
    void refusesEveryOtherRequest(CommandField request) throws Exception {
        answers(success, p -> {
            CommandSet command = new CommandSet(request, true)
                    .number(CommandTag.MESSAGE_ID, 6)
                    .uid(CommandTag.AFFECTED_SOP_CLASS_UID, COMMITMENT)
                    .uid(CommandTag.AFFECTED_SOP_INSTANCE_UID, "1.2.3");
            p.respond(command, encoded(dataSet("1")));
            CommandSet answer = p.command();
            assertThat(answer.commandField()).isEqualTo(request.code() | CommandField.RESPONSE);
            assertThat(answer.number(CommandTag.STATUS)).hasValue(0x0211);
        });
        assertThat(reports).isEmpty();
    }

    /** Of a standard that comes, or of none. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesARequestThatNobodyKnows(boolean withDataSet) throws Exception {
        answers(success, p -> {
            CommandSet unknown = new CommandSet(CommandField.C_ECHO_RQ, withDataSet)
                    .number(CommandTag.COMMAND_FIELD, 0x0160)
                    .number(CommandTag.MESSAGE_ID, 6)
                    .uid(CommandTag.AFFECTED_SOP_CLASS_UID, COMMITMENT);
            if (withDataSet) {
                p.respond(unknown, encoded(dataSet("1")));
            } else {
                p.respond(unknown);
            }
            CommandSet answer = p.command();
            assertThat(answer.commandField()).isEqualTo(0x8160);
            assertThat(answer.number(CommandTag.MESSAGE_ID_BEING_RESPONDED_TO)).hasValue(6);
            assertThat(answer.number(CommandTag.STATUS)).hasValue(0x0211);
        });
    }

    @Test
    void answersBeforeItReleases() throws Exception {
        CompletableFuture<DimseStatus> status = new CompletableFuture<>();
        CompletableFuture<Void> reported = new CompletableFuture<>();
        EventReportHandler events = report -> {
            reported.complete(null);
            return status;
        };
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            report(p, 0x0110);
            p.expect(5);
            p.send(FakePeer.RELEASE_RP);
        })) {
            Association association = associate(peer, AssociationOptions.DEFAULTS, events, COMMITMENT);
            get(reported);
            CompletionStage<Void> released = association.release();
            status.complete(DimseStatus.of(0x0110));
            get(released);
            peer.finished();
        }
    }

    @Test
    void waitsForNoAnswerLongerThanTheReleaseTimeout() throws Exception {
        CompletableFuture<Void> reported = new CompletableFuture<>();
        EventReportHandler events = report -> {
            reported.complete(null);
            return new CompletableFuture<>();
        };
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            p.respond(report(false));
            p.drain();
        })) {
            Association association = associate(peer, shortTimeouts(), events, COMMITMENT);
            get(reported);
            get(association.release());
        }
    }

    @Test
    void survivesACancelOfWhatNobodyDoes() throws Exception {
        answers(success, p -> {
            p.respond(Operations.cancelRequest(3));
            report(p, 0);
        });
    }

    private void answers(EventReportHandler events, FakePeer.Script does) throws Exception {
        CompletableFuture<Void> answered = new CompletableFuture<>();
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            does.run(p);
            answered.complete(null);
            p.respond(Dimse.response(p.command(), DimseStatus.of(0)));
            p.expect(5);
            p.send(FakePeer.RELEASE_RP);
        })) {
            Association association = associate(peer, AssociationOptions.DEFAULTS, events, VERIFICATION);
            get(answered);
            assertThat(get(association.echo()).isSuccess())
                    .as("the association goes on")
                    .isTrue();
            get(association.release());
            peer.finished();
        }
    }
}
