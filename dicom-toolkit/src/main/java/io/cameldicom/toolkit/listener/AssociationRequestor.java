package io.cameldicom.toolkit.listener;

import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.engine.StoreResponse;
import io.cameldicom.toolkit.netty.AcceptorRequests;
import io.cameldicom.toolkit.service.ObjectRequestor;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Who has opened an association, as one that takes objects on it. */
record AssociationRequestor(AcceptorRequests association) implements ObjectRequestor {
    @Override
    public List<String> transferSyntaxUids(String sopClassUid) {
        return association.transferSyntaxUids(sopClassUid);
    }

    @Override
    public CompletionStage<StoreResponse> store(EncodedDataSet object) {
        return association.store(object);
    }
}
