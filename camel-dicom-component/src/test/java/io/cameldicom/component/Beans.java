package io.cameldicom.component;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.apache.camel.CamelContext;

/** Our MBeans of one context, as a console sees them: through the MBean server alone. */
final class Beans {
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final String context;

    Beans(CamelContext context) {
        this.context = context.getManagementName();
    }

    List<ObjectName> names() {
        try {
            return List.copyOf(
                    server.queryNames(new ObjectName("org.apache.camel:context=" + context + ",type=dicom,*"), null));
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    ObjectName name(String called) {
        return names().stream()
                .filter(name -> name.getKeyProperty("name").equals(ObjectName.quote(called)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no MBean " + called + " among " + names()));
    }

    MBeanInfo info(ObjectName name) {
        try {
            return server.getMBeanInfo(name);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    Object attribute(String called, String attribute) {
        return attribute(name(called), attribute);
    }

    private Object attribute(ObjectName name, String attribute) {
        try {
            Object value = server.getAttribute(name, attribute);
            return value instanceof TabularData table ? map(table) : value;
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<Object, Object> map(TabularData table) {
        Map<Object, Object> map = new TreeMap<>();
        for (Object row : table.values()) {
            CompositeData entry = (CompositeData) row;
            map.put(entry.get("key"), entry.get("value"));
        }
        return map;
    }

    Map<String, Object> attributes(ObjectName name) {
        Map<String, Object> values = new TreeMap<>();
        for (MBeanAttributeInfo attribute : info(name).getAttributes()) {
            values.put(attribute.getName(), attribute(name, attribute.getName()));
        }
        return values;
    }

    String invoke(String called, String operation, String... arguments) {
        String[] signature = new String[arguments.length];
        Arrays.fill(signature, String.class.getName());
        try {
            return (String) server.invoke(name(called), operation, arguments, signature);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }
}
