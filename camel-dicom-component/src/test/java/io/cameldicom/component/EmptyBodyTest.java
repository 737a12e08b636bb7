package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.toolkit.data.MalformedObjectException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class EmptyBodyTest {
    @Test
    void isNothingToStore() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            ProducerTemplate template = context.createProducerTemplate();

            Exchange exchange = template.send("dicom:store:PACS@127.0.0.1:104", sent -> {});

            assertThat(exchange.getException())
                    .isInstanceOf(PermanentDicomException.class)
                    .hasCauseInstanceOf(MalformedObjectException.class)
                    .hasMessage("C-STORE to PACS@127.0.0.1:104 cannot succeed: body: none"
                            + " (expected: a DICOM object as a file, a stream or bytes, or what dicom:read made)");
        }
    }
}
