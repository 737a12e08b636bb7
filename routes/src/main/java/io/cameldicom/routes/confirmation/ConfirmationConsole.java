package io.cameldicom.routes.confirmation;

import io.cameldicom.component.jmx.DescribedMBean;
import java.time.Instant;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ManagementAgent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows the confirmations of a running service over JMX, beside Camel's own beans. */
public final class ConfirmationConsole implements ConfirmationMXBean {
    private static final Logger LOG = LoggerFactory.getLogger("camel-dicom");

    private final Confirmations confirmations;

    public ConfirmationConsole(Confirmations confirmations) {
        this.confirmations = confirmations;
    }

    /** Registers {@code type=delivery,name=confirmation} until the context stops; does nothing where JMX is off. */
    public void register(CamelContext context) {
        ManagementAgent agent = context.getManagementStrategy() == null
                ? null
                : context.getManagementStrategy().getManagementAgent();
        if (agent == null) {
            return;
        }
        String name = context.getManagementName() == null ? context.getName() : context.getManagementName();
        try {
            agent.register(
                    new DescribedMBean(this, ConfirmationMXBean.class),
                    new ObjectName(agent.getMBeanObjectDomainName() + ":context=" + name
                            + ",type=delivery,name=confirmation"));
        } catch (JMException e) {
            LOG.atWarn()
                    .addKeyValue("event", "confirmation.hidden")
                    .log(
                            "the confirmations are not shown over JMX ({})",
                            e.getClass().getSimpleName());
        }
    }

    @Override
    public String getMode() {
        return confirmations.mode().word();
    }

    @Override
    public int getAwaiting() {
        return confirmations.status().awaiting();
    }

    @Override
    public int getUnanswered() {
        return confirmations.status().unanswered();
    }

    @Override
    public int getAbsent() {
        return confirmations.status().absent();
    }

    @Override
    public String getOldest() {
        return confirmations.status().oldest().map(Instant::toString).orElse("");
    }

    @Override
    public String getTrouble() {
        return confirmations.status().trouble().orElse("");
    }

    @Override
    public String askNow() {
        int awaiting = confirmations.status().awaiting();
        confirmations.askNow();
        LOG.atInfo()
                .addKeyValue("event", "confirmation.hurried")
                .log("an operator let {} files that wait be asked about at once", awaiting);
        return awaiting + " asked about";
    }
}
