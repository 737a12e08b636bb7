package io.cameldicom.routes.confirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.component.DimseStatusException;
import io.cameldicom.component.PermanentDicomException;
import io.cameldicom.component.TransientDicomException;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.engine.ConnectionFailedException;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DimseStatus;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FindInquiryTest {
    private static final DicomAddress PACS = DicomAddress.parse("PACS@127.0.0.1:104");
    private static final String TRANSACTION = "2.25.1";

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final List<Object> asked = new ArrayList<>();
    private final Map<String, Object> says = new HashMap<>();
    private final Map<String, Answer> answers = new HashMap<>();
    private FindInquiry inquiry;

    @BeforeEach
    void start() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:find").errorHandler(noErrorHandler()).process(FindInquiryTest.this::answer);
            }
        });
        camel.start();
        inquiry = new FindInquiry(
                camel.createProducerTemplate(),
                camel.getEndpoint("direct:find"),
                PACS.toString(),
                (transaction, byInstance) -> answers.putAll(byInstance));
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private void answer(Exchange exchange) throws Exception {
        Map<?, ?> keys = exchange.getMessage().getBody(Map.class);
        asked.add(keys);
        Object answer = says.getOrDefault(keys.get("SOPInstanceUID"), List.of());
        if (answer instanceof Exception failure) {
            throw failure;
        }
        exchange.getMessage().setBody(answer);
    }

    private static DataSet match(String instance) {
        return DataSet.of(Element.of(Tag.SOP_INSTANCE_UID, VR.UI, instance));
    }

    private static Instance instance(String uid) {
        return new Instance("1.2.840.10008.5.1.4.1.1.2", uid, "1.2", "1.2.3");
    }

    private static Exception refusal() {
        return new PermanentDicomException(
                "C-FIND failed",
                new DimseStatusException(PACS, "C-FIND", DimseStatus.of(0xA900), "identifier does not match"));
    }

    private CompletableFuture<Void> ask(Instance... instances) {
        return inquiry.ask(TRANSACTION, List.of(instances)).toCompletableFuture();
    }

    @Test
    void asksForEachVeryInstanceByItsUniqueKeys() {
        says.put("1.1", List.of(match("1.1")));
        says.put("1.2", List.of(match("1.1"), match("1.9")));
        ask(instance("1.1"), instance("1.2"), instance("1.3")).join();

        assertThat(asked.get(0))
                .isEqualTo(Map.of("StudyInstanceUID", "1.2", "SeriesInstanceUID", "1.2.3", "SOPInstanceUID", "1.1"));
        assertThat(answers).isEqualTo(Map.of("1.1", Answer.CONFIRMED, "1.2", Answer.ABSENT, "1.3", Answer.ABSENT));
    }

    @Test
    void letsOneThatCannotBeAnsweredHinderNoOther() {
        says.put("1.1", refusal());
        says.put("1.2", List.of(match("1.2")));
        ask(instance("1.1"), instance("1.2")).join();

        assertThat(answers).isEqualTo(Map.of("1.2", Answer.CONFIRMED));
    }

    @Test
    void failsWhereNoneCanBeAnswered() {
        says.put("1.1", refusal());
        says.put("1.2", refusal());

        assertThatThrownBy(() -> ask(instance("1.1"), instance("1.2")).join())
                .hasCauseInstanceOf(NotAskedException.class)
                .hasMessageContaining("A900");
        assertThat(asked).hasSize(2);
    }

    @Test
    void asksNoMoreOnceTheDestinationIsAway() {
        says.put(
                "1.1",
                new TransientDicomException(
                        "C-FIND failed",
                        new ConnectionFailedException(PACS, PACS + ": connection refused", new ConnectException())));

        assertThatThrownBy(() -> ask(instance("1.1"), instance("1.2")).join())
                .hasCauseInstanceOf(NotAskedException.class)
                .hasMessageContaining("connection refused");
        assertThat(asked).hasSize(1);
        assertThat(answers).isEmpty();
    }

    @Test
    void asksForNoneThatHasNoUniqueKeys() {
        ask(new Instance("1.2", "1.1", null, "1.2.3")).join();

        assertThat(asked).isEmpty();
        assertThat(answers.get("1.1").reason()).isEqualTo(0x0110);
    }
}
