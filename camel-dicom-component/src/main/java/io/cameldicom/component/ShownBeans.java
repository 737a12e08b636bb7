package io.cameldicom.component;

import io.cameldicom.component.destination.Destination;
import io.cameldicom.component.destination.DestinationConsole;
import io.cameldicom.component.destination.DestinationListener;
import io.cameldicom.component.destination.DestinationMXBean;
import io.cameldicom.component.destination.Quarantine;
import io.cameldicom.component.receiver.Receiver;
import io.cameldicom.component.receiver.ReceiverConsole;
import io.cameldicom.component.receiver.ReceiverListener;
import io.cameldicom.component.receiver.ReceiverMXBean;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;

/**
 * Shows each destination and each receiver over JMX as {@code type=dicom,name="AE@host:port"}. The name comes from the
 * address and not from an endpoint URI, in which Camel takes {@code :AE@} for a password and masks it. Those of one address
 * that differ in options get a number behind it.
 */
final class ShownBeans implements DestinationListener, ReceiverListener {
    private final CamelContext camelContext;
    private final DicomMBeans mbeans;
    private final Map<Object, ObjectName> registered = new HashMap<>();

    ShownBeans(CamelContext camelContext, DicomMBeans mbeans) {
        this.camelContext = camelContext;
        this.mbeans = mbeans;
    }

    @Override
    public void opened(Destination destination) {
        DestinationConsole console = new DestinationConsole(destination, this::quarantine);
        register(destination, console, DestinationMXBean.class, console.getPeer());
    }

    private Optional<Quarantine> quarantine() {
        return camelContext.getRegistry().findByType(Quarantine.class).stream().findFirst();
    }

    @Override
    public void opened(Receiver receiver) {
        ReceiverConsole console = new ReceiverConsole(receiver);
        register(receiver, console, ReceiverMXBean.class, "listen " + console.getAddress());
    }

    private synchronized <T> void register(Object shown, T console, Class<T> type, String called) {
        mbeans.register(console, type, called).ifPresent(name -> registered.put(shown, name));
    }

    @Override
    public void closed(Destination destination) {
        unregister(destination);
    }

    @Override
    public void closed(Receiver receiver) {
        unregister(receiver);
    }

    private synchronized void unregister(Object shown) {
        ObjectName name = registered.remove(shown);
        if (name != null) {
            mbeans.unregister(name);
        }
    }
}
