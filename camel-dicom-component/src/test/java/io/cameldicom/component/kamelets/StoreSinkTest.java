package io.cameldicom.component.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.component.DicomConstants;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.TestObjects;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The Kamelet {@code dicom-store-sink}. */
@ExtendWith(NoBufferLeaks.class)
class StoreSinkTest extends CamelTestSupport {
    private final List<String> received = new CopyOnWriteArrayList<>();

    @Test
    void storesWithTheAddressAlone() throws Exception {
        int port = Listener.start(context, "", this::note);
        TestObjects object = TestObjects.ct();

        Exchange sent = send("calledAeTitle=PACS&host=127.0.0.1&port=" + port, object);

        assertThat(sent.getException()).isNull();
        assertThat(sent.getMessage().getHeader(DicomConstants.STATUS)).isNotNull();
        assertThat(received).containsExactly(object.instance());
    }

    private void note(Exchange exchange) {
        received.add(exchange.getMessage().getHeader(DicomConstants.SOP_INSTANCE_UID, String.class));
    }

    private Exchange send(String parameters, TestObjects object) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("kamelet:dicom-store-sink?" + parameters);
            }
        });
        return template.send("direct:in", exchange -> exchange.getMessage().setBody(object.bytes()));
    }
}
