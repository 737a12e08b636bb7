package io.cameldicom.toolkit.service;

import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.engine.StoreResponse;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Who has asked for objects by C-GET, and takes them on the same association. */
public interface ObjectRequestor {
    /** The transfer syntaxes in which it takes objects of a SOP class; none where it takes none. */
    List<String> transferSyntaxUids(String sopClassUid);

    /**
     * Sends an object as {@link io.cameldicom.toolkit.engine.Association#store(EncodedDataSet)} does; the files are read
     * as the network takes them.
     */
    CompletionStage<StoreResponse> store(EncodedDataSet object);
}
