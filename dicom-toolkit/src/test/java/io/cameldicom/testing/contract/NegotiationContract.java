package io.cameldicom.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.NoPresentationContextException;
import io.cameldicom.toolkit.netty.FakePeer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is proposed, and what is made of the answer. */
public abstract class NegotiationContract extends EngineContract {
    protected NegotiationContract(String engine) {
        super(engine);
    }

    @Test
    void keepsTheAssociationWhereTheContextIsMissing() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            store(p, 0);
        })) {
            Association association = connect(peer, CT, AssociationOptions.DEFAULTS);
            EncodedDataSet other = new EncodedDataSet(CT, "1.2", "1.2.840.10008.1.2.4.50", List.of());
            assertThat(failure(association.store(other)))
                    .isInstanceOf(NoPresentationContextException.class)
                    .hasMessageContaining("offered: [1.2.840.10008.1.2], accepted by the peer: [1.2.840.10008.1.2]");
            assertThat(association.isOpen()).isTrue();
            assertThat(get(association.store(heap(10))).status().isSuccess()).isTrue();
        }
    }

    @Test
    void takesNoContextThatWasNotProposed() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept(16384, "1.2.840.10008.1.2.1");
            p.drain();
        })) {
            Association association = connect(peer, CT, AssociationOptions.DEFAULTS);
            assertThat(association.contexts()).isEmpty();
        }
    }
}
