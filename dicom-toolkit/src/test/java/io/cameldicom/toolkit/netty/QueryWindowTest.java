package io.cameldicom.toolkit.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.Operations;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DimseRequest.Find;
import io.cameldicom.toolkit.engine.DimseResponse;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.Invocation;
import io.cameldicom.toolkit.engine.Proposal;
import io.cameldicom.toolkit.engine.ProposedContext;
import io.cameldicom.toolkit.engine.ResponseListener;
import io.cameldicom.toolkit.file.DataSetEncoder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Queries under way at a time, in a window of asynchronous operations, which not every engine proposes. */
@ExtendWith(NoBufferLeaks.class)
class QueryWindowTest {
    private static final String STUDY_FIND = "1.2.840.10008.5.1.4.1.2.2.1";
    private static final int PATIENT_ID = 0x00100020;
    private static final Find QUERY = new Find(STUDY_FIND, patient("A*"));

    private final NettyEngine engine = new NettyEngine();
    private final Queue<String> matches = new ConcurrentLinkedQueue<>();
    private final ResponseListener collect = response -> {
        matches.add(response.dataSet().orElseThrow().string(PATIENT_ID).orElse("-"));
        return CompletableFuture.completedFuture(null);
    };

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void givesEachQueryItsOwnMatches() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.acceptWindow(3);
            CommandSet first = request(p);
            CommandSet second = request(p);
            match(p, second, "B1");
            match(p, first, "A1");
            p.respond(second, 0);
            match(p, first, "A2");
            p.respond(first, 0);
            p.drain();
        })) {
            Association association = get(engine.connect(new AssociationRequest(
                    peer.address(),
                    new AeTitle("SCU"),
                    List.of(ProposedContext.of(STUDY_FIND, "1.2.840.10008.1.2")),
                    AssociationOptions.DEFAULTS,
                    new Proposal(3, List.of(), List.of(), List.of(), Optional.empty()))));
            Invocation first = association.invoke(QUERY, collect);
            Invocation second = association.invoke(QUERY, collect);
            get(second.response());
            get(first.response());
            assertThat(matches).containsExactly("B1", "A1", "A2");
        }
    }

    private static CommandSet request(FakePeer p) throws IOException {
        CommandSet command = p.command();
        p.dataSet();
        return command;
    }

    private static void match(FakePeer p, CommandSet request, String patientId) throws IOException {
        p.respond(
                Operations.response(request, DimseResponse.of(DimseStatus.of(0xFF00)), true),
                DataSetEncoder.encode(patient(patientId), TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN));
    }

    private static DataSet patient(String id) {
        return DataSet.of(Element.of(PATIENT_ID, VR.LO, id));
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
}
