package io.cameldicom.component.conformance;

import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.ProposedContext;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** Runs each operation that calls a peer, and keeps what it would have proposed. */
final class Requestor implements AutoCloseable {
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ProducerTemplate template = context.createProducerTemplate();
    private int calls;

    Requestor() {
        context.start();
    }

    /** SOP classes with the transfer syntaxes proposed for them, both in their order. */
    Map<String, Set<String>> proposes(String operation, String options, Object body, Map<String, Object> headers) {
        String title = "PEER" + ++calls;
        template.request("dicom:" + operation + ":" + title + "@127.0.0.1:104?engine=recording" + options, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new LinkedHashMap<>(headers));
        });
        Map<String, Set<String>> proposed = new LinkedHashMap<>();
        for (AssociationRequest request : RecordingEngineProvider.requests(title)) {
            for (ProposedContext context : request.contexts()) {
                proposed.computeIfAbsent(context.abstractSyntax(), uid -> new LinkedHashSet<>())
                        .addAll(context.transferSyntaxes());
            }
        }
        return proposed;
    }

    /** Whether an object in that transfer syntax is offered to a peer as it is. */
    boolean stores(String transferSyntax) {
        return offers(transferSyntax, "").contains(transferSyntax);
    }

    /** What an object of that transfer syntax is offered as where the options for it are on, besides that. */
    Set<String> convertsTo(String transferSyntax) {
        Set<String> offered = offers(transferSyntax, "&decompress=true");
        offered.remove(transferSyntax);
        return offered;
    }

    private Set<String> offers(String transferSyntax, String options) {
        byte[] object = TestObjects.ct().transferSyntax(transferSyntax).bytes();
        return new LinkedHashSet<>(proposes("store", options, object, Map.of()).getOrDefault(TestObjects.CT, Set.of()));
    }

    @Override
    public void close() {
        context.stop();
    }
}
