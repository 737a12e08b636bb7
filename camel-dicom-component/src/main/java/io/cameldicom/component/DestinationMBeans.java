package io.cameldicom.component;

import io.cameldicom.component.destination.Destination;
import io.cameldicom.component.destination.DestinationListener;
import io.cameldicom.component.destination.DestinationMXBean;
import java.util.HashMap;
import java.util.Map;
import javax.management.ObjectName;

/**
 * Shows each destination over JMX as {@code type=dicom,name="AE@host:port"}. The name comes from the address and not
 * from an endpoint URI, in which Camel takes {@code :AE@} for a password and masks it. Destinations of one address that
 * differ in options get a number behind it.
 */
final class DestinationMBeans implements DestinationListener {
    private final DicomMBeans mbeans;
    private final Map<Destination, ObjectName> registered = new HashMap<>();

    DestinationMBeans(DicomMBeans mbeans) {
        this.mbeans = mbeans;
    }

    @Override
    public synchronized void opened(Destination destination) {
        mbeans.<DestinationMXBean>register(destination, DestinationMXBean.class, destination.getPeer())
                .ifPresent(name -> registered.put(destination, name));
    }

    @Override
    public synchronized void closed(Destination destination) {
        ObjectName name = registered.remove(destination);
        if (name != null) {
            mbeans.unregister(name);
        }
    }
}
