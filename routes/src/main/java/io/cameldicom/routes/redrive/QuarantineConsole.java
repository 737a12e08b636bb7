package io.cameldicom.routes.redrive;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ManagementAgent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows the quarantine of a running service over JMX, beside Camel's own beans. */
public final class QuarantineConsole implements QuarantineMXBean {
    private static final Logger LOG = LoggerFactory.getLogger("camel-dicom");

    private final Redrive redrive;

    public QuarantineConsole(Redrive redrive) {
        this.redrive = redrive;
    }

    /** Registers {@code type=delivery,name=quarantine} until the context stops; does nothing where JMX is off. */
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
                    new StandardMBean(this, QuarantineMXBean.class, true),
                    new ObjectName(
                            agent.getMBeanObjectDomainName() + ":context=" + name + ",type=delivery,name=quarantine"));
        } catch (JMException e) {
            LOG.warn("the quarantine is not shown over JMX ({})", e.getClass().getSimpleName());
        }
    }

    @Override
    public Map<String, Long> countByCause() throws IOException {
        return redrive.countByCause();
    }

    @Override
    public String redrive(String cause) throws IOException {
        Selection selection = Selection.of(Arrays.stream((cause == null ? "" : cause).split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet()));
        RedriveReport report = redrive.run(selection, false);
        LOG.info("redrive over JMX: {} put back into the inbox", report.putBack());
        return String.join("\n", report.lines());
    }
}
