package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.component.commitment.CommitmentPendingException;
import io.cameldicom.component.commitment.CommitmentResult;
import io.cameldicom.component.commitment.FailedInstance;
import io.cameldicom.component.commitment.FailureReason;
import io.cameldicom.component.commitment.InvalidCommitmentRequestException;
import io.cameldicom.component.commitment.ReferencedInstance;
import io.cameldicom.component.commitment.Reports;
import io.cameldicom.component.commitment.StorageCommitmentException;
import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.testing.EveryEngine;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.data.Uid;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.CommandTag;
import io.cameldicom.toolkit.dimse.Operations;
import io.cameldicom.toolkit.file.DataSetDecoder;
import io.cameldicom.toolkit.file.DataSetEncoder;
import io.cameldicom.toolkit.file.ReadLimits;
import io.cameldicom.toolkit.netty.FakePeer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@EveryEngine
class CommitProducerTest extends CamelTestSupport {
    private static final ReferencedInstance FIRST = new ReferencedInstance("1.2.840.10008.5.1.4.1.1.2", "1.2.3.1");
    private static final ReferencedInstance SECOND = new ReferencedInstance("1.2.840.10008.5.1.4.1.1.4", "1.2.3.2");

    @TempDir
    Path folder;

    private final BlockingQueue<CommitmentResult> heard = new LinkedBlockingQueue<>();

    /** What the peer got: the command and the information of a request. */
    private record Asked(CommandSet command, DataSet information) {
        static Asked by(FakePeer peer) throws IOException {
            CommandSet command = peer.command();
            DataSet information = DataSetDecoder.decode(
                    peer.dataSet(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, ReadLimits.DEFAULTS);
            return new Asked(command, information);
        }

        String transactionUid() {
            return information.string(0x00081195).orElseThrow();
        }

        Reports report() {
            return Reports.of(transactionUid());
        }
    }

    @Test
    void asksForEachInstanceAndTakesTheReportOnTheSameAssociation() throws Exception {
        CompletableFuture<Asked> asked = new CompletableFuture<>();
        try (FakePeer peer = FakePeer.that(p -> {
            p.acceptAll();
            asked.complete(Asked.by(p));
            p.respond(asked.join().command(), 0);
            report(p, asked.join().report().committed(FIRST, SECOND));
            p.drain();
        })) {
            Exchange exchange = commit(peer, "", List.of(FIRST, SECOND));

            assertThat(exchange.getException()).isNull();
            CommandSet command = asked.join().command();
            assertThat(command.number(CommandTag.ACTION_TYPE_ID)).hasValue(1);
            assertThat(command.text(CommandTag.REQUESTED_SOP_CLASS_UID)).isEqualTo("1.2.840.10008.1.20.1");
            assertThat(command.text(CommandTag.REQUESTED_SOP_INSTANCE_UID)).isEqualTo("1.2.840.10008.1.20.1.1");
            assertThat(asked.join().information().items(0x00081199))
                    .extracting(item -> item.string(0x00081155).orElseThrow())
                    .containsExactly("1.2.3.1", "1.2.3.2");
            assertThat(exchange.getMessage().getHeaders())
                    .containsEntry(DicomConstants.TRANSACTION_UID, asked.join().transactionUid())
                    .containsEntry(DicomConstants.COMPLETED, 2)
                    .containsEntry(DicomConstants.FAILED, 0)
                    .containsEntry(DicomConstants.OUTCOME, "done");
            assertThat(result(exchange).committed()).containsExactly(FIRST, SECOND);
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void takesAReportThatIsFasterThanTheAnswer() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.acceptAll();
            Asked asked = Asked.by(p);
            report(p, asked.report().committed(FIRST));
            p.respond(asked.command(), 0);
            p.drain();
        })) {
            Exchange exchange = commit(peer, "", FIRST);

            assertThat(exchange.getException()).isNull();
            assertThat(result(exchange).isComplete()).isTrue();
        }
    }

    @Test
    void failsWithWhatThePeerDoesNotKeep() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.acceptAll();
            Asked asked = Asked.by(p);
            p.respond(asked.command(), 0);
            report(p, asked.report().committed(FIRST).failed(SECOND, 0x0122));
            p.drain();
        })) {
            Exchange exchange = commit(peer, "", List.of(FIRST, SECOND));

            assertThat(exchange.getException())
                    .isInstanceOf(PermanentDicomException.class)
                    .hasCauseInstanceOf(StorageCommitmentException.class)
                    .hasMessageContaining("1 of 2 instances are not committed, 1 with 0122");
            assertThat(result(exchange).failed())
                    .containsExactly(new FailedInstance(SECOND, FailureReason.SOP_CLASS_NOT_SUPPORTED));
            assertThat(exchange.getMessage().getHeaders())
                    .containsEntry(DicomConstants.COMPLETED, 1)
                    .containsEntry(DicomConstants.FAILED, 1)
                    .containsEntry(DicomConstants.OUTCOME, "permanent");
        }
    }

    @Test
    void failsForNowWhereThePeerDoesNotHaveTheInstanceYet() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.acceptAll();
            Asked asked = Asked.by(p);
            p.respond(asked.command(), 0);
            report(p, asked.report().failed(FIRST, 0x0112));
            p.drain();
        })) {
            assertThat(commit(peer, "", FIRST).getException()).isInstanceOf(TransientDicomException.class);
        }
    }

    @Test
    void forgetsARequestThatThePeerRefuses() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.acceptAll();
            p.respond(Asked.by(p).command(), 0x0122);
            p.drain();
        })) {
            Exchange exchange = commit(peer, "", FIRST);

            assertThat(exchange.getException())
                    .isInstanceOf(PermanentDicomException.class)
                    .hasCauseInstanceOf(DimseStatusException.class)
                    .hasMessageContaining("N-ACTION")
                    .hasMessageContaining("0122");
            assertThat(exchange.getMessage().getHeader(DicomConstants.STATUS)).isEqualTo(0x0122);
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void forgetsARequestThatWasNotSent() throws Exception {
        FakePeer gone = FakePeer.that(p -> {});
        gone.close();

        assertThat(commit(gone, "", FIRST).getException()).isInstanceOf(TransientDicomException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void keepsARequestThatThePeerMayHave() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.acceptAll();
            Asked.by(p);
            p.reset();
        })) {
            assertThat(commit(peer, "", FIRST).getException()).isInstanceOf(OutcomeUnknownDicomException.class);
            assertThat(folder).isNotEmptyDirectory();
        }
    }

    @Test
    void tellsListenersOfAReportThatComesAfterTheTimeout() throws Exception {
        CompletableFuture<Void> late = new CompletableFuture<>();
        try (FakePeer peer = FakePeer.that(p -> {
            p.acceptAll();
            Asked asked = Asked.by(p);
            p.respond(asked.command(), 0);
            late.join();
            report(p, asked.report().committed(FIRST));
            p.drain();
        })) {
            Exchange exchange = commit(peer, "&commitmentTimeout=200", FIRST);

            assertThat(exchange.getException())
                    .isInstanceOf(TransientDicomException.class)
                    .hasCauseInstanceOf(CommitmentPendingException.class)
                    .hasMessageContaining("commitmentTimeout");
            late.complete(null);
            assertThat(heard.poll(60, TimeUnit.SECONDS))
                    .isNotNull()
                    .satisfies(result -> assertThat(result.committed()).containsExactly(FIRST));
        }
    }

    @Test
    void goesOnAtOnceAndKeepsTheAssociationForTheReportWhereNobodyWaits() throws Exception {
        CompletableFuture<Void> later = new CompletableFuture<>();
        try (FakePeer peer = FakePeer.that(p -> {
            p.acceptAll();
            Asked asked = Asked.by(p);
            p.respond(asked.command(), 0);
            later.join();
            p.expectSilence(); // no release, though the association is idle for longer than poolIdleTimeout
            report(p, asked.report().committed(FIRST));
            p.drain();
        })) {
            Exchange exchange = commit(peer, "&waitForCommitment=false&poolIdleTimeout=20", FIRST);

            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getHeader(DicomConstants.STATUS)).isEqualTo(0);
            assertThat(exchange.getMessage().getHeader(DicomConstants.OUTCOME)).isNull();
            assertThat(folder).isNotEmptyDirectory();
            later.complete(null);
            assertThat(heard.poll(60, TimeUnit.SECONDS)).isNotNull();
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(folder).isEmptyDirectory());
        }
    }

    @Test
    void asksUnderTheTransactionUidThatTheRouteChose() throws Exception {
        CompletableFuture<Asked> asked = new CompletableFuture<>();
        try (FakePeer peer = FakePeer.that(p -> {
            p.acceptAll();
            asked.complete(Asked.by(p));
            p.respond(asked.join().command(), 0);
            p.drain();
        })) {
            String chosen = Uid.random();
            Exchange exchange = template.send(uri(peer, "&waitForCommitment=false"), message -> {
                message.getMessage().setBody(FIRST);
                message.setProperty(DicomConstants.TRANSACTION_UID, chosen);
            });

            assertThat(exchange.getException()).isNull();
            assertThat(asked.join().transactionUid()).isEqualTo(chosen);
            assertThat(exchange.getProperty(DicomConstants.TRANSACTION_UID)).isNull();
        }
    }

    @Test
    void asksForTheInstanceOfTheHeadersWhereTheBodyIsEmpty() throws Exception {
        CompletableFuture<Asked> asked = new CompletableFuture<>();
        try (FakePeer peer = FakePeer.that(p -> {
            p.acceptAll();
            asked.complete(Asked.by(p));
            p.respond(asked.join().command(), 0);
            p.drain();
        })) {
            Exchange exchange = template.send(
                    uri(peer, "&waitForCommitment=false"),
                    message -> message.getMessage()
                            .setHeaders(Map.of(
                                    DicomConstants.SOP_CLASS_UID, FIRST.sopClassUid(),
                                    DicomConstants.SOP_INSTANCE_UID, FIRST.sopInstanceUid())));

            assertThat(exchange.getException()).isNull();
            assertThat(asked.join().information().items(0x00081199)).hasSize(1);
        }
    }

    @Test
    void asksForAsManyInstancesAsOneRequestMayHave() throws Exception {
        List<ReferencedInstance> most = IntStream.range(0, 10_000)
                .mapToObj(i -> new ReferencedInstance(
                        FIRST.sopClassUid(), "1.2.826.0.1.3680043.10.1234567890.1234567890.1234567890." + (i + 10_000)))
                .toList();
        try (FakePeer peer = FakePeer.that(p -> {
            p.acceptAll();
            Asked asked = Asked.by(p);
            p.respond(asked.command(), 0);
            report(p, asked.report().committed(most.toArray(ReferencedInstance[]::new)));
            p.drain();
        })) {
            Exchange exchange = commit(peer, "", most);

            assertThat(exchange.getException()).isNull();
            assertThat(result(exchange).committed()).isEqualTo(most);
        }
    }

    @Test
    void failsForGoodWhereTheMessageNamesNothing() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {})) {
            Exchange exchange = commit(peer, "", List.of());

            assertThat(exchange.getException())
                    .isInstanceOf(PermanentDicomException.class)
                    .hasCauseInstanceOf(InvalidCommitmentRequestException.class);
            assertThat(((DicomOperationException) exchange.getException()).outcome())
                    .isEqualTo(Outcome.PERMANENT);
        }
    }

    private Exchange commit(FakePeer peer, String options, Object body) {
        return template.send(
                uri(peer, options), exchange -> exchange.getMessage().setBody(body));
    }

    private String uri(FakePeer peer, String options) {
        context.getComponent("dicom", DicomComponent.class).addCommitmentListener(heard::add);
        return "dicom:commit:" + peer.address() + "?commitmentDirectory=RAW(" + folder + ")" + options;
    }

    private static CommitmentResult result(Exchange exchange) {
        return exchange.getProperty(DicomConstants.COMMITMENT, CommitmentResult.class);
    }

    /** N-EVENT-REPORT, and its answer. */
    private static void report(FakePeer peer, Reports report) throws IOException {
        DataSet information = report.dataSet();
        CommandSet command = Operations.eventReportRequest(
                1,
                Uid.STORAGE_COMMITMENT_PUSH_MODEL,
                Uid.STORAGE_COMMITMENT_PUSH_MODEL_INSTANCE,
                information.contains(0x00081198) ? 2 : 1,
                true);
        peer.send(1, command, DataSetEncoder.encode(information, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN));
    }
}
