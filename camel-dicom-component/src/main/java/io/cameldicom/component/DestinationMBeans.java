package io.cameldicom.component;

import io.cameldicom.component.destination.Destination;
import io.cameldicom.component.destination.DestinationListener;
import io.cameldicom.component.destination.DestinationMXBean;
import java.util.HashMap;
import java.util.Map;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ManagementAgent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows each destination over JMX as {@code type=dicom,name="AE@host:port"}. The name comes from the address and not
 * from an endpoint URI, in which Camel takes {@code :AE@} for a password and masks it. Destinations of one address that
 * differ in options get a number behind it.
 */
final class DestinationMBeans implements DestinationListener {
    private static final Logger LOG = LoggerFactory.getLogger(DestinationMBeans.class);

    private final CamelContext camelContext;
    private final Map<Destination, ObjectName> registered = new HashMap<>();

    DestinationMBeans(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    @Override
    public synchronized void opened(Destination destination) {
        ManagementAgent agent = agent();
        if (agent == null) {
            return;
        }
        try {
            ObjectName name = freeName(agent, destination.getPeer());
            agent.register(new StandardMBean(destination, DestinationMXBean.class, true), name);
            registered.put(destination, name);
        } catch (JMException e) {
            LOG.warn("Destination {} is not shown over JMX: {}", destination.getPeer(), e.getMessage());
        }
    }

    private ObjectName freeName(ManagementAgent agent, String peer) throws JMException {
        ObjectName name = name(agent, peer);
        for (int number = 2; registered.containsValue(name); number++) {
            name = name(agent, peer + "#" + number);
        }
        return name;
    }

    private ObjectName name(ManagementAgent agent, String name) throws JMException {
        String context =
                camelContext.getManagementName() == null ? camelContext.getName() : camelContext.getManagementName();
        return new ObjectName(agent.getMBeanObjectDomainName() + ":context=" + context + ",type=dicom,name="
                + ObjectName.quote(name));
    }

    @Override
    public synchronized void closed(Destination destination) {
        ObjectName name = registered.remove(destination);
        if (name != null) {
            try {
                agent().unregister(name);
            } catch (JMException e) {
                LOG.warn("Destination {} stays in JMX: {}", destination.getPeer(), e.getMessage());
            }
        }
    }

    /** Null where JMX is off. */
    private ManagementAgent agent() {
        return camelContext.getManagementStrategy() == null
                ? null
                : camelContext.getManagementStrategy().getManagementAgent();
    }
}
