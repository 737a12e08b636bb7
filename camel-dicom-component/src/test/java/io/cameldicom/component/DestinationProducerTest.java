package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;

class DestinationProducerTest extends CamelTestSupport {
    @Test
    void endsAnExchangeWhoseAnswerComesAfterTheComponentHasStopped() throws Exception {
        DicomEndpoint endpoint =
                context.getEndpoint("dicom:store:SILENT@127.0.0.1:104?engine=scripted", DicomEndpoint.class);
        DestinationProducer producer = (DestinationProducer) endpoint.createProducer();
        Exchange exchange = endpoint.createExchange();
        AtomicInteger ended = new AtomicInteger();
        IllegalStateException failure = new IllegalStateException("the association was lost");
        endpoint.getComponent().stop();

        producer.complete(exchange, doneSync -> ended.incrementAndGet(), () -> exchange.setException(failure));

        assertThat(ended).hasValue(1);
        assertThat(exchange.getException()).isSameAs(failure);
    }
}
