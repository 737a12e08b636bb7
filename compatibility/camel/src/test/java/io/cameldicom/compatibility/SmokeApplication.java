package io.cameldicom.compatibility;

import io.cameldicom.testing.FreePort;
import io.cameldicom.testing.TlsKeys;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;

/** The routes of {@code smoke.camel.yaml}, run by camel-main: a small archive, plain and over TLS, and calls to it. */
final class SmokeApplication implements AutoCloseable {
    private final Main main = new Main();
    private final String archive;
    private final ProducerTemplate template;

    /** Starts it; the archive keeps what it is sent in {@code folder}. */
    SmokeApplication(Path folder, TlsKeys keys) throws Exception {
        int port = FreePort.find();
        archive = "ARCHIVE@127.0.0.1:" + port;
        main.configure().withRoutesIncludePattern("classpath:smoke.camel.yaml");
        main.addInitialProperty("folder", folder.toString());
        main.addInitialProperty("keys", keys.key().getParent().toString());
        main.addInitialProperty("port", Integer.toString(port));
        main.addInitialProperty("securePort", Integer.toString(FreePort.find()));
        main.addInitialProperty("camel.health.producersEnabled", "true");
        main.addInitialProperty("camel.health.exposureLevel", "full");
        main.addInitialProperty("camel.component.dicom.callingAeTitle", "SMOKE");
        main.start();
        template = main.getCamelTemplate();
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    /** The address of the archive. */
    String archive() {
        return archive;
    }

    /** Sends a body to a route; its failure is one of the test. */
    Exchange succeed(String uri, Object body) {
        Exchange exchange = template.request(uri, sent -> sent.getMessage().setBody(body));
        if (exchange.getException() != null) {
            throw new AssertionError(uri, exchange.getException());
        }
        return exchange;
    }

    @Override
    public void close() {
        main.stop();
    }
}
