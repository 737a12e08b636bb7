package io.cameldicom.component.springboot;

import io.cameldicom.component.DicomComponent;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.util.StringHelper;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Gives the properties {@code camel.component.dicom.*} of an application with Spring Boot to the component, as camel-main
 * does; found by Spring Boot.
 */
@AutoConfiguration
@ConditionalOnClass(name = "org.apache.camel.spring.boot.CamelAutoConfiguration")
public class DicomAutoConfiguration {
    private static final String PREFIX = "camel.component.dicom";

    /** Sets the options when Camel makes the component; a name that is no option, or a bad value, stops the start. */
    @Bean
    ComponentCustomizer dicomComponentOptions(Environment environment) {
        Map<String, String> properties = Binder.get(environment)
                .bind(PREFIX, Bindable.mapOf(String.class, String.class))
                .orElse(Map.of());
        return ComponentCustomizer.forType(DicomComponent.class, component -> configure(component, properties));
    }

    private static void configure(DicomComponent component, Map<String, String> properties) {
        Map<String, Object> left = new TreeMap<>();
        properties.forEach((name, value) -> left.put(StringHelper.dashToCamelCase(name), value));
        new PropertyBindingSupport.Builder()
                .withCamelContext(component.getCamelContext())
                .withTarget(component)
                .withConfigurer(component.getComponentPropertyConfigurer())
                .withProperties(left)
                .withIgnoreCase(true)
                .withRemoveParameters(true)
                .bind();
        if (!left.isEmpty()) {
            throw new IllegalArgumentException(
                    PREFIX + "." + left.keySet().iterator().next()
                            + ": no option of the component (expected: one of those in docs/component.md)");
        }
    }
}
