package io.cameldicom.component.peers;

import io.cameldicom.component.DicomEndpoint;
import io.cameldicom.testing.TlsKeys;
import io.cameldicom.toolkit.engine.DicomAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;

/** A Camel context with routes that call peers and are called by them. */
final class Calls implements AutoCloseable {
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ProducerTemplate template = context.createProducerTemplate();

    Calls() {
        context.start();
    }

    DefaultCamelContext context() {
        return context;
    }

    /** Sends a body to an endpoint; what became of the exchange. */
    Exchange send(String uri, Object body) {
        return send(uri, body, Map.of());
    }

    Exchange send(String uri, Object body, Map<String, Object> headers) {
        return template.request(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new LinkedHashMap<>(headers));
        });
    }

    /** As {@link #send}; its failure is one of the test. */
    Exchange succeed(String uri, Object body) {
        return succeed(uri, body, Map.of());
    }

    Exchange succeed(String uri, Object body, Map<String, Object> headers) {
        Exchange exchange = send(uri, body, headers);
        if (exchange.getException() != null) {
            throw new AssertionError(uri, exchange.getException());
        }
        return exchange;
    }

    /** Starts a listener with that title and these options; where it is to be reached. */
    DicomAddress listen(String aeTitle, int port, String options, Consumer<RouteDefinition> route) throws Exception {
        String id = aeTitle + port + context.getRoutes().size();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                route.accept(from("dicom:listen:" + aeTitle + "@127.0.0.1:" + port + options)
                        .routeId(id));
            }
        });
        return DicomAddress.parse(((DicomEndpoint) context.getRoute(id).getEndpoint()).getBoundAddress());
    }

    /** The options for TLS by these files in both roles, each beginning with an ampersand; none where {@code keys} is null. */
    static String tls(TlsKeys keys) {
        return keys == null
                ? ""
                : "&tlsKey=" + keys.key() + "&tlsCertificate=" + keys.certificate() + "&tlsTrustedCertificates="
                        + keys.authority();
    }

    @Override
    public void close() {
        context.stop();
    }
}
