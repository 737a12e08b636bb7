package io.cameldicom.routes.redrive;

import io.cameldicom.component.destination.Quarantine;
import io.cameldicom.component.jmx.DescribedMBean;
import io.cameldicom.toolkit.engine.DicomAddress;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ManagementAgent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows the quarantine of a running service over JMX, beside Camel's own beans. */
public final class QuarantineConsole implements QuarantineMXBean, Quarantine {
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
                    new DescribedMBean(this, QuarantineMXBean.class),
                    new ObjectName(
                            agent.getMBeanObjectDomainName() + ":context=" + name + ",type=delivery,name=quarantine"));
        } catch (JMException e) {
            LOG.atWarn()
                    .addKeyValue("event", "quarantine.hidden")
                    .log(
                            "the quarantine is not shown over JMX ({})",
                            e.getClass().getSimpleName());
        }
    }

    @Override
    public Map<String, Long> countByCause() {
        try {
            return redrive.countByCause();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public String redrive(String cause) {
        Selection selection = Selection.of(Arrays.stream((cause == null ? "" : cause).split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet()));
        try {
            RedriveReport report = redrive.run(selection, false);
            LOG.atInfo()
                    .addKeyValue("event", "quarantine.redriven")
                    .log("redrive over JMX: {} put back into the inbox", report.putBack());
            return String.join("\n", report.lines());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** All files in quarantine are of the one destination that there is. */
    @Override
    public String redrive(DicomAddress destination, String cause) {
        return redrive(cause);
    }

    /** The message of an exception of the file system holds a path. */
    private static IllegalStateException unreadable(IOException failure) {
        return new IllegalStateException("quarantine: cannot be read, "
                + failure.getClass().getSimpleName() + " (expected: a folder that we can read)");
    }
}
