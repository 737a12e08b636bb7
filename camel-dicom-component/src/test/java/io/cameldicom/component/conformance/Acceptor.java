package io.cameldicom.component.conformance;

import io.cameldicom.component.DicomEndpoint;
import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.data.Uid;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DicomEngine;
import io.cameldicom.toolkit.engine.PresentationContext;
import io.cameldicom.toolkit.engine.ProposedContext;
import io.cameldicom.toolkit.netty.NettyEngineProvider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A listener with all services on, asked over the network what it accepts. */
final class Acceptor implements AutoCloseable {
    private static final int AT_A_TIME = ProposedContext.MAXIMUM_PER_ASSOCIATION - 1;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final DicomEngine engine = new NettyEngineProvider().create();
    private final DicomAddress address;

    Acceptor(String options) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("dicom:listen:PACS@127.0.0.1:0" + options).routeId("pacs").to("log:received?level=OFF");
            }
        });
        context.start();
        address = DicomAddress.parse(((DicomEndpoint) context.getRoute("pacs").getEndpoint()).getBoundAddress());
    }

    /** Those that are accepted in Implicit VR Little Endian. */
    Set<String> sopClasses(Collection<String> proposed) throws Exception {
        List<ProposedContext> contexts = proposed.stream()
                .map(uid -> ProposedContext.of(uid, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.uid()))
                .toList();
        Set<String> accepted = new LinkedHashSet<>();
        for (PresentationContext context : accepted(contexts)) {
            accepted.add(context.abstractSyntax());
        }
        accepted.retainAll(proposed);
        return accepted;
    }

    /** Those that are accepted for objects or messages of that SOP class, each proposed alone. */
    Set<String> transferSyntaxes(String sopClass, Collection<String> proposed) throws Exception {
        Set<String> accepted = new LinkedHashSet<>();
        for (PresentationContext context : accepted(
                proposed.stream().map(uid -> ProposedContext.of(sopClass, uid)).toList())) {
            if (context.abstractSyntax().equals(sopClass)) {
                accepted.add(context.transferSyntax());
            }
        }
        return accepted;
    }

    /** Verification goes with them, so that there is an association in any case. */
    private List<PresentationContext> accepted(List<ProposedContext> proposed) throws Exception {
        List<PresentationContext> accepted = new ArrayList<>();
        for (int from = 0; from < proposed.size(); from += AT_A_TIME) {
            List<ProposedContext> some =
                    new ArrayList<>(proposed.subList(from, Math.min(proposed.size(), from + AT_A_TIME)));
            some.add(ProposedContext.of(Uid.VERIFICATION, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.uid()));
            Association association = engine.connect(
                            new AssociationRequest(address, new AeTitle("ASKS"), some, AssociationOptions.DEFAULTS))
                    .toCompletableFuture()
                    .get(60, TimeUnit.SECONDS);
            List<PresentationContext> contexts = association.contexts();
            accepted.addAll(
                    proposed.get(0).abstractSyntax().equals(Uid.VERIFICATION)
                            ? contexts
                            : contexts.subList(0, contexts.size() - 1));
            association.release().toCompletableFuture().get(60, TimeUnit.SECONDS);
        }
        return accepted;
    }

    @Override
    public void close() {
        engine.close();
        context.stop();
    }
}
