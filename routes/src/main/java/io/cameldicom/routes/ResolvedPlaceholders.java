package io.cameldicom.routes;

import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;

/**
 * Makes the options as we have checked and completed them the ones that the routes see. Environment variables and system
 * properties are in them already; left to itself, Camel would take those once more, unchecked and as they were written.
 */
final class ResolvedPlaceholders extends MainListenerSupport {
    @Override
    public void beforeInitialize(BaseMainSupport main) {
        PropertiesComponent placeholders =
                (PropertiesComponent) main.getCamelContext().getPropertiesComponent();
        placeholders.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_FALLBACK);
        placeholders.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_FALLBACK);
    }
}
