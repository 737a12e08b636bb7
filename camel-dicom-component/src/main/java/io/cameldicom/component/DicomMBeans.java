package io.cameldicom.component;

import io.cameldicom.component.jmx.DescribedMBean;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ManagementAgent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows what is no part of Camel over JMX as {@code type=dicom,name="…"}. What has the name of another gets a number behind
 * it.
 */
final class DicomMBeans {
    private static final Logger LOG = LoggerFactory.getLogger(DicomMBeans.class);

    private final CamelContext camelContext;
    private final Set<ObjectName> registered = new HashSet<>();

    DicomMBeans(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    /** Shows it, and returns under which name; empty where JMX is off, or does not take it. */
    synchronized <T> Optional<ObjectName> register(T shown, Class<T> type, String called) {
        ManagementAgent agent = agent();
        if (agent == null) {
            return Optional.empty();
        }
        try {
            ObjectName name = freeName(agent, called);
            agent.register(new DescribedMBean(shown, type), name);
            registered.add(name);
            return Optional.of(name);
        } catch (JMException e) {
            LOG.atWarn().addKeyValue("event", "jmx.hidden").log("{} is not shown over JMX: {}", called, e.getMessage());
            return Optional.empty();
        }
    }

    private ObjectName freeName(ManagementAgent agent, String called) throws JMException {
        ObjectName name = name(agent, called);
        for (int number = 2; registered.contains(name); number++) {
            name = name(agent, called + "#" + number);
        }
        return name;
    }

    private ObjectName name(ManagementAgent agent, String name) throws JMException {
        String context =
                camelContext.getManagementName() == null ? camelContext.getName() : camelContext.getManagementName();
        return new ObjectName(agent.getMBeanObjectDomainName() + ":context=" + context + ",type=dicom,name="
                + ObjectName.quote(name));
    }

    synchronized void unregister(ObjectName name) {
        registered.remove(name);
        try {
            agent().unregister(name);
        } catch (JMException e) {
            LOG.atWarn()
                    .addKeyValue("event", "jmx.left")
                    .log("{} stays in JMX: {}", name.getKeyProperty("name"), e.getMessage());
        }
    }

    /** Null where JMX is off. */
    private ManagementAgent agent() {
        return camelContext.getManagementStrategy() == null
                ? null
                : camelContext.getManagementStrategy().getManagementAgent();
    }
}
