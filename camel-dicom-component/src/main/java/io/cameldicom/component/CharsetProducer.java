package io.cameldicom.component;

import io.cameldicom.toolkit.charset.DefaultCharacterSet;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Tag;
import java.util.Optional;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/** {@code dicom:charset}: declares a character set where none is declared and the text needs one. */
final class CharsetProducer extends DefaultAsyncProducer {
    private final Bodies bodies;
    private final CharacterSetMode mode;
    private final String fallback;

    CharsetProducer(DicomEndpoint endpoint) {
        super(endpoint);
        this.bodies = new Bodies(endpoint.spool(), endpoint.getConfiguration().readLimits());
        this.mode = endpoint.getConfiguration().getMode();
        this.fallback = endpoint.getConfiguration().getFallback();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            if (mode == CharacterSetMode.DEFAULT) {
                declare(exchange);
            }
        } catch (Exception e) {
            exchange.setException(Failures.of("declaring the character set", e));
        }
        callback.done(true);
        return true;
    }

    private void declare(Exchange exchange) throws Exception {
        DicomObject object = bodies.objectIn(exchange);
        Optional<DataSet> enriched = DefaultCharacterSet.enrich(object.dataSet(), fallback);
        DicomObject result = enriched.map(object::with).orElse(object);
        exchange.getMessage().setBody(result);
        result.dataSet()
                .string(Tag.SPECIFIC_CHARACTER_SET)
                .filter(set -> !set.isEmpty())
                .ifPresent(set -> exchange.getMessage().setHeader(DicomConstants.SPECIFIC_CHARACTER_SET, set));
    }
}
