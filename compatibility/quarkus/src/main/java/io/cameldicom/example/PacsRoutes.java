package io.cameldicom.example;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.camel.builder.RouteBuilder;

/** Routes in Java; those in YAML lie in {@code src/main/resources/camel}. */
@ApplicationScoped
public class PacsRoutes extends RouteBuilder {
    @Override
    public void configure() {
        from("direct:echo").to("dicom:echo:{{pacs}}");

        from("direct:store").to("dicom:store:{{pacs}}");

        from("direct:find").to("dicom:find:{{pacs}}?level=STUDY");
    }
}
