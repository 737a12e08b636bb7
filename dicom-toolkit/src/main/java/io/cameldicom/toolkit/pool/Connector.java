package io.cameldicom.toolkit.pool;

import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DicomEngine;
import io.cameldicom.toolkit.engine.EventReportHandler;
import io.cameldicom.toolkit.engine.Proposal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** How the pool opens associations to its peer. */
record Connector(
        DicomEngine engine,
        DicomAddress peer,
        AeTitle callingAeTitle,
        AssociationOptions options,
        Proposal proposal,
        EventReportHandler events) {
    /** Never throws: what the engine throws becomes the outcome. */
    CompletionStage<Association> connect(List<ContextPair> proposed) {
        try {
            return engine.connect(new AssociationRequest(
                    peer,
                    callingAeTitle,
                    proposed.stream().map(ContextPair::proposed).toList(),
                    options,
                    proposal,
                    events));
        } catch (Throwable e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
