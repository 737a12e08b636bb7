package io.cameldicom.routes.hawtio;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.model.OptionalIdentifiedDefinition;
import org.apache.camel.model.ThrottleDefinition;
import org.apache.camel.spi.ModelToXMLDumper;
import org.apache.camel.util.URISupport;
import org.apache.camel.xml.LwModelToXMLDumper;
import org.apache.camel.xml.out.ModelWriter;

/**
 * Tells routes as the page draws them. Camel's own fails on a throttle of concurrent requests, as it asks it for a period
 * that it does not have (4.18.0), and shows what stands in a URI.
 */
public final class RoutesAsXml implements ModelToXMLDumper {
    private static final String TOTAL_REQUESTS = "TotalRequests";

    private final ModelToXMLDumper rest = new LwModelToXMLDumper();

    private RoutesAsXml() {}

    /** Takes the place of Camel's own in a context. */
    public static void install(CamelContext context) {
        context.getCamelContextExtension().addContextPlugin(ModelToXMLDumper.class, new RoutesAsXml());
    }

    /** Placeholders stay as they are: behind them there may be passwords. */
    @Override
    public String dumpModelAsXml(CamelContext context, NamedNode definition) throws Exception {
        StringWriter text = new StringWriter();
        new Writer(text).writeOptionalIdentifiedDefinitionRef((OptionalIdentifiedDefinition<?>) definition);
        return text.toString();
    }

    @Override
    public String dumpModelAsXml(
            CamelContext context,
            NamedNode definition,
            boolean resolvePlaceholders,
            boolean generatedIds,
            boolean sourceLocation)
            throws Exception {
        return dumpModelAsXml(context, definition);
    }

    @Override
    public String dumpBeansAsXml(CamelContext context, List<Object> beans) throws Exception {
        return rest.dumpBeansAsXml(context, beans);
    }

    @Override
    public String dumpDataFormatsAsXml(CamelContext context, Map<String, Object> dataFormats) throws Exception {
        return rest.dumpDataFormatsAsXml(context, dataFormats);
    }

    private static final class Writer extends ModelWriter {
        Writer(StringWriter text) throws IOException {
            super(text, DEFAULT_NAMESPACE);
        }

        @Override
        protected void doWriteThrottleDefinition(String name, ThrottleDefinition throttle) throws IOException {
            if (throttle.getMode() == null || TOTAL_REQUESTS.equals(throttle.getMode())) {
                super.doWriteThrottleDefinition(name, throttle);
                return;
            }
            startElement(name);
            doWriteProcessorDefinitionAttributes(throttle);
            doWriteAttribute("mode", throttle.getMode());
            doWriteExpressionNodeElements(throttle);
            endElement(name);
        }

        @Override
        protected void attribute(String name, Object value) throws IOException {
            super.attribute(name, name.equals("uri") ? URISupport.sanitizeUri(value.toString()) : value);
        }
    }
}
