package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;

class DestinationProducerTest extends CamelTestSupport {
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    private final AtomicInteger ends = new AtomicInteger();

    @Test
    void endsAnExchangeWhoseAnswerComesAfterTheComponentHasStopped() throws Exception {
        DicomEndpoint endpoint =
                context.getEndpoint("dicom:store:SILENT@127.0.0.1:104?engine=scripted", DicomEndpoint.class);
        DestinationProducer producer = (DestinationProducer) endpoint.createProducer();
        IllegalStateException failure = new IllegalStateException("the association was lost");
        endpoint.getComponent().stop();

        producer.complete(exchange, doneSync -> ends.incrementAndGet(), () -> exchange.setException(failure));

        assertThat(ends).hasValue(1);
        assertThat(exchange.getException()).isSameAs(failure);
    }

    @Test
    void stopsAlsoAfterTheComponent() throws Exception {
        DicomEndpoint endpoint =
                context.getEndpoint("dicom:store:SILENT@127.0.0.1:104?engine=scripted", DicomEndpoint.class);
        DestinationProducer producer = (DestinationProducer) endpoint.createProducer();
        producer.start();
        endpoint.getComponent().stop();

        assertThatCode(producer::stop).doesNotThrowAnyException();
    }

    @Test
    void endsTheExchangeWhateverIsThrownAtItsEnd() {
        DestinationProducer.complete(Runnable::run, exchange, done -> ends.incrementAndGet(), () -> {
            throw new OutOfMemoryError();
        });

        assertThat(ends).hasValue(1);
        assertThat(exchange.getException(OutOfMemoryError.class)).isNotNull();
    }

    @Test
    void endsTheExchangeAtHandWhereThereIsNoThread() {
        DestinationProducer.complete(
                end -> {
                    throw new RejectedExecutionException();
                },
                exchange,
                done -> ends.incrementAndGet(),
                () -> {});

        assertThat(ends).hasValue(1);
    }

    @Test
    void endsTheExchangeOnceWhereTheThreadComesLater() {
        List<Runnable> queued = new ArrayList<>();
        DestinationProducer.complete(
                end -> {
                    queued.add(end);
                    throw new OutOfMemoryError("unable to create native thread");
                },
                exchange,
                done -> ends.incrementAndGet(),
                () -> {});
        queued.forEach(Runnable::run);

        assertThat(ends).hasValue(1);
    }
}
