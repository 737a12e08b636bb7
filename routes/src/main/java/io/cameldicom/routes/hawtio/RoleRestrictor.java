package io.cameldicom.routes.hawtio;

import io.cameldicom.routes.access.Role;
import javax.management.ObjectName;
import org.jolokia.server.core.service.api.Restrictor;
import org.jolokia.server.core.util.HttpMethod;
import org.jolokia.server.core.util.RequestType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the lists of {@link Beans}, {@link Attributes} and {@link Operations} for the one whose request this thread works on;
 * what stands on none of them is refused. Jolokia asks on the thread of the request.
 */
final class RoleRestrictor implements Restrictor {
    private static final Logger LOG = LoggerFactory.getLogger("camel-dicom");

    private final ThreadLocal<Visitor> visitor = new ThreadLocal<>();

    /** From now on this thread works for a visitor. */
    void enter(Visitor who) {
        visitor.set(who);
    }

    void leave() {
        visitor.remove();
    }

    private boolean isSomebody() {
        return visitor.get() != null;
    }

    @Override
    public boolean isHttpMethodAllowed(HttpMethod method) {
        return isSomebody();
    }

    @Override
    public boolean isTypeAllowed(RequestType type) {
        return isSomebody()
                && switch (type) {
                    case READ, LIST, SEARCH, EXEC, VERSION -> true;
                    case WRITE, NOTIFICATION -> false;
                };
    }

    @Override
    public boolean isAttributeReadAllowed(ObjectName bean, String attribute) {
        return isSomebody() && Beans.isShown(bean) && Attributes.isShown(bean, attribute);
    }

    @Override
    public boolean isAttributeWriteAllowed(ObjectName bean, String attribute) {
        return false;
    }

    @Override
    public boolean isOperationAllowed(ObjectName bean, String operation) {
        if (!isSomebody() || !Beans.isShown(bean)) {
            return false;
        }
        if (Operations.onlyShows(bean, operation)) {
            return true;
        }
        Visitor who = visitor.get();
        if (who.role() != Role.ADMIN || !Operations.changes(bean, operation)) {
            return false;
        }
        LOG.atInfo()
                .addKeyValue("event", "hawtio.invoked")
                .log("Hawtio: {} invokes {} ({})", who.user(), Operations.name(operation), bean.getKeyProperty("type"));
        return true;
    }

    @Override
    public boolean isRemoteAccessAllowed(String... hostOrAddress) {
        return isSomebody();
    }

    /** Our own page was told from others before; no other origin is ever told that it may read an answer. */
    @Override
    public boolean isOriginAllowed(String origin, boolean onlyWhenStrictCheckingIsEnabled) {
        return onlyWhenStrictCheckingIsEnabled && isSomebody();
    }

    @Override
    public boolean isObjectNameHidden(ObjectName bean) {
        return !isSomebody() || !Beans.isShown(bean);
    }

    /** A reverse proxy brings TLS. */
    @Override
    public boolean ignoreScheme() {
        return true;
    }
}
