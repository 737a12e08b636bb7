package io.cameldicom.dcm4che;

import io.cameldicom.testing.contract.BreachContract;
import io.cameldicom.testing.contract.ConnectionContract;
import io.cameldicom.testing.contract.DigestContract;
import io.cameldicom.testing.contract.EventReportContract;
import io.cameldicom.testing.contract.IdentityContract;
import io.cameldicom.testing.contract.LossContract;
import io.cameldicom.testing.contract.MalformedResponseContract;
import io.cameldicom.testing.contract.NegotiationContract;
import io.cameldicom.testing.contract.NormalizedContract;
import io.cameldicom.testing.contract.PoolContract;
import io.cameldicom.testing.contract.QueryContract;
import io.cameldicom.testing.contract.ReleaseContract;
import io.cameldicom.testing.contract.ResourceContract;
import io.cameldicom.testing.contract.RetrieveContract;
import io.cameldicom.testing.contract.StageContract;
import io.cameldicom.testing.contract.StatusContract;
import io.cameldicom.testing.contract.StoreContract;
import io.cameldicom.testing.contract.TlsContract;
import io.cameldicom.testing.contract.TlsFailureContract;
import io.cameldicom.testing.contract.TrafficContract;
import io.cameldicom.testing.contract.WholeContract;
import org.junit.jupiter.api.Nested;

/** The contract of the SPI, held by the engine on top of dcm4che. */
class Dcm4cheContractTest extends WholeContract {
    private static final String ENGINE = "dcm4che";

    @Nested
    class Connection extends ConnectionContract {
        Connection() {
            super(ENGINE);
        }
    }

    @Nested
    class Tls extends TlsContract {
        Tls() {
            super(ENGINE);
        }
    }

    @Nested
    class TlsFailure extends TlsFailureContract {
        TlsFailure() {
            super(ENGINE);
        }
    }

    @Nested
    class Negotiation extends NegotiationContract {
        Negotiation() {
            super(ENGINE);
        }
    }

    @Nested
    class Store extends StoreContract {
        Store() {
            super(ENGINE);
        }
    }

    @Nested
    class Digest extends DigestContract {
        Digest() {
            super(ENGINE);
        }
    }

    @Nested
    class Status extends StatusContract {
        Status() {
            super(ENGINE);
        }
    }

    @Nested
    class Query extends QueryContract {
        Query() {
            super(ENGINE);
        }
    }

    @Nested
    class EventReport extends EventReportContract {
        EventReport() {
            super(ENGINE);
        }
    }

    @Nested
    class Normalized extends NormalizedContract {
        Normalized() {
            super(ENGINE);
        }
    }

    @Nested
    class Retrieve extends RetrieveContract {
        Retrieve() {
            super(ENGINE);
        }
    }

    @Nested
    class MalformedResponse extends MalformedResponseContract {
        MalformedResponse() {
            super(ENGINE);
        }
    }

    @Nested
    class Breach extends BreachContract {
        Breach() {
            super(ENGINE);
        }
    }

    @Nested
    class Loss extends LossContract {
        Loss() {
            super(ENGINE);
        }
    }

    @Nested
    class Stage extends StageContract {
        Stage() {
            super(ENGINE);
        }
    }

    @Nested
    class Release extends ReleaseContract {
        Release() {
            super(ENGINE);
        }
    }

    @Nested
    class Pool extends PoolContract {
        Pool() {
            super(ENGINE);
        }
    }

    @Nested
    class Identity extends IdentityContract {
        Identity() {
            super(ENGINE);
        }
    }

    @Nested
    class Resource extends ResourceContract {
        Resource() {
            super(ENGINE);
        }
    }

    @Nested
    class Traffic extends TrafficContract {
        Traffic() {
            super(ENGINE);
        }
    }
}
