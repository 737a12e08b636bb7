package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.testing.FreePort;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.toolkit.attributes.Attributes;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DimseRequest;
import io.cameldicom.toolkit.engine.DimseResponse;
import io.cameldicom.toolkit.engine.ProposedContext;
import io.cameldicom.toolkit.engine.ResponseListener;
import io.cameldicom.toolkit.netty.NettyEngine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code dicom:listen} with services: normalized requests, and what is wrong with its options. */
@ExtendWith(NoBufferLeaks.class)
class ListenServicesTest extends CamelTestSupport {
    private static final String MPPS = "1.2.840.10008.3.1.2.3.3";
    private static final String EXPLICIT = "1.2.840.10008.1.2.1";

    private final DicomAddress address = new DicomAddress(new AeTitle("MPPS"), "127.0.0.1", FreePort.find());
    private final NettyEngine engine = new NettyEngine();
    private final ConcurrentLinkedQueue<Map<String, Object>> headers = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Map<?, ?>> bodies = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        engine.close();
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("dicom:listen:" + address + "?services=mpps").process(exchange -> {
                    headers.add(Map.copyOf(exchange.getMessage().getHeaders()));
                    Map<?, ?> body = exchange.getMessage().getBody(Map.class);
                    bodies.add(body);
                    if ("COMPLETED".equals(body.get("PerformedProcedureStepStatus"))) {
                        exchange.getMessage().setHeader(DicomConstants.STATUS, 0x0110);
                    }
                });
            }
        };
    }

    private DimseResponse ask(DimseRequest request) {
        Association association = engine.connect(new AssociationRequest(
                        address,
                        new AeTitle("MR1"),
                        List.of(ProposedContext.of(MPPS, EXPLICIT)),
                        AssociationOptions.DEFAULTS))
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
        DimseResponse response = association
                .invoke(request, ResponseListener.NONE)
                .response()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
        association.release();
        return response;
    }

    private static DataSet step(String status) {
        return Attributes.of(Map.of("PerformedProcedureStepStatus", status));
    }

    @Test
    void makesAnExchangeOfAStepAndGivesItAUid() {
        DimseResponse created = ask(new DimseRequest.Create(MPPS, Optional.empty(), step("IN PROGRESS")));

        assertThat(created.status().hex()).isEqualTo("0000");
        String uid = created.sopInstanceUid().orElseThrow();
        assertThat(headers.element())
                .containsEntry(DicomConstants.OPERATION, "mpps-create")
                .containsEntry(DicomConstants.SOP_INSTANCE_UID, uid)
                .containsEntry(DicomConstants.CALLING_AE_TITLE, "MR1");
        assertThat(bodies.element().get("PerformedProcedureStepStatus")).isEqualTo("IN PROGRESS");
    }

    @Test
    void answersTheStatusThatTheRouteSets() {
        DimseResponse set = ask(new DimseRequest.Set(MPPS, "1.2.3", step("COMPLETED")));

        assertThat(set.status().hex()).isEqualTo("0110");
        assertThat(headers.element())
                .containsEntry(DicomConstants.OPERATION, "mpps-set")
                .containsEntry(DicomConstants.SOP_INSTANCE_UID, "1.2.3");
    }

    @Test
    void namesTheServiceThatWasMeant() {
        String uri = "dicom:listen:" + address + "?services=";
        assertThatThrownBy(() -> context.getEndpoint(uri + "store,fnd"))
                .hasStackTraceContaining("services: 'fnd' (expected: find? Or another of store, find, worklist, move,"
                        + " get, commitment, mpps)");
        assertThatThrownBy(() -> context.getEndpoint(uri + "move"))
                .hasStackTraceContaining("moveDestinations: none (expected: AE@host:port");
        assertThatThrownBy(() -> context.getEndpoint(uri + "move&moveDestinations=WORKSTATION"))
                .hasStackTraceContaining("moveDestinations: ");
        assertThatThrownBy(() -> context.getEndpoint(uri + "find&moveDestinations=A@127.0.0.1:104"))
                .hasStackTraceContaining("only with move in services");
    }
}
