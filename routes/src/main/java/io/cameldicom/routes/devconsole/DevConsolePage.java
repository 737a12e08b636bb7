package io.cameldicom.routes.devconsole;

import io.cameldicom.component.DicomDevConsole;
import io.cameldicom.routes.management.Page;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.console.DevConsole.MediaType;
import org.apache.camel.util.json.JsonObject;

/** What the developer console {@code dicom} says, as JSON, or as text for those who ask for that. */
public final class DevConsolePage implements Page {
    static final String PATH = "/observe/dev/dicom";

    private static final int SERVICE_UNAVAILABLE = 503;

    private final Supplier<Optional<CamelContext>> started;

    /** @param started empty until the routes run */
    public DevConsolePage(Supplier<Optional<CamelContext>> started) {
        this.started = started;
    }

    @Override
    public void mount(Router router) {
        router.route(PATH).method(HttpMethod.GET).method(HttpMethod.HEAD).blockingHandler(this::show, false);
    }

    private void show(RoutingContext context) {
        Optional<CamelContext> camel = started.get();
        if (camel.isEmpty()) {
            context.fail(SERVICE_UNAVAILABLE);
            return;
        }
        DicomDevConsole console = new DicomDevConsole();
        console.setCamelContext(camel.get());
        String accepted = context.request().getHeader("Accept");
        if (accepted != null && accepted.contains("text/plain")) {
            respond(context, "text/plain; charset=utf-8", (String) console.call(MediaType.TEXT));
        } else {
            respond(context, "application/json", ((JsonObject) console.call(MediaType.JSON)).toJson());
        }
    }

    private static void respond(RoutingContext context, String type, String text) {
        context.response().putHeader("Content-Type", type).end(text);
    }
}
