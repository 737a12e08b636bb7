package io.cameldicom.dcm4che;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.component.DicomEndpoint;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class ComponentWithThisEngineTest {
    @Test
    void isWhatTheTestsOfTheComponentGet() throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            DicomEndpoint endpoint = context.getEndpoint("dicom:echo:PACS@127.0.0.1:104", DicomEndpoint.class);

            assertThat(endpoint.getConfiguration().getEngine()).isEqualTo("dcm4che");
        }
    }
}
