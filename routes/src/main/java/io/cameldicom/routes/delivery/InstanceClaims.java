package io.cameldicom.routes.delivery;

import io.cameldicom.component.DicomConstants;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Lets one file of an instance be on its way at a time. A step of the intake route, after the file was read. */
public final class InstanceClaims implements Processor {
    private static final String CLAIM = "CamelDicomRoutesClaim";

    private final Set<String> claimed = ConcurrentHashMap.newKeySet();

    /** @throws BusyInstanceException if another exchange has the instance */
    @Override
    public void process(Exchange exchange) {
        String uid = exchange.getMessage().getHeader(DicomConstants.SOP_INSTANCE_UID, String.class);
        if (uid == null) {
            return;
        }
        if (!claimed.add(uid)) {
            throw new BusyInstanceException();
        }
        exchange.setProperty(CLAIM, uid);
    }

    /** The exchange has ended: its instance is free. */
    void release(Exchange exchange) {
        String uid = exchange.getProperty(CLAIM, String.class);
        if (uid != null) {
            claimed.remove(uid);
        }
    }
}
