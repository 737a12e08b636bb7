package io.cameldicom.routes.delivery;

import io.cameldicom.routes.progress.InboxFiles;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Tells of which study a file is. A step of the intake route, after the file was read. */
public final class CountRead implements Processor {
    private final InboxFiles files;

    public CountRead(InboxFiles files) {
        this.files = files;
    }

    @Override
    public void process(Exchange exchange) {
        InFlight file = InFlight.of(exchange);
        Source source = Source.of(exchange);
        files.read(file.path(), file.identity(), source.study(), source.instance());
    }
}
