package io.cameldicom.component.kamelets;

import io.cameldicom.component.DicomEndpoint;
import io.cameldicom.toolkit.engine.DicomAddress;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;

/** A {@code dicom:listen} of the test's own, whom Kamelets call. */
final class Listener {
    private Listener() {}

    /** Starts a route that gives each exchange to {@code route}; returns its port. */
    static int start(CamelContext context, String options, Processor route) throws Exception {
        String uri = "dicom:listen:PACS@127.0.0.1:0" + options;
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId("listener").process(route);
            }
        });
        DicomEndpoint endpoint = (DicomEndpoint) context.getRoute("listener").getEndpoint();
        return DicomAddress.parse(endpoint.getBoundAddress()).port();
    }

    /** Options of one that speaks TLS and demands certificates. */
    static String tls(TlsFiles files) {
        return "?tlsCertificate=RAW{" + files.certificate() + "}&tlsKey=RAW{" + files.key() + "}&tlsKeyPassword=RAW{"
                + files.password() + "}&tlsTrustedCertificates=RAW{" + files.authority()
                + "}&tlsClientAuthentication=need";
    }
}
