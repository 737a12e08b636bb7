package io.cameldicom.example;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Routes in Java; those in YAML lie in {@code src/main/resources/camel}. */
@Component
public class PacsRoutes extends RouteBuilder {
    @Override
    public void configure() {
        from("direct:echo").to("dicom:echo:{{pacs}}");

        from("direct:store").to("dicom:store:{{pacs}}");

        from("direct:find").to("dicom:find:{{pacs}}?level=STUDY");
    }
}
