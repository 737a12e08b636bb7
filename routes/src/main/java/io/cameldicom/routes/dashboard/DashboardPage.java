package io.cameldicom.routes.dashboard;

import io.cameldicom.routes.management.Page;
import io.cameldicom.routes.management.Visitor;
import io.cameldicom.routes.redrive.Selection;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The page, its stream of changes, and the form that puts files back. */
final class DashboardPage implements Page {
    /** A short order is carried out when the page is loaded again; a long one goes on, and the page says so. */
    private static final long PATIENCE_SECONDS = 3;

    private static final int SEE_OTHER = 303;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int CONFLICT = 409;

    private final Figures figures;
    private final EventStreams streams;
    private final Redrives redrives;
    private final FormTokens tokens = new FormTokens();

    DashboardPage(Figures figures, EventStreams streams, Redrives redrives) {
        this.figures = figures;
        this.streams = streams;
        this.redrives = redrives;
    }

    @Override
    public void mount(Router router) {
        router.get("/").blockingHandler(this::page, false);
        router.get("/events").handler(this::events);
        router.post("/redrive").blockingHandler(this::redrive, false);
        StaticFile.mount(router, "/dashboard.css", "text/css; charset=utf-8");
        StaticFile.mount(router, "/dashboard.js", "text/javascript; charset=utf-8");
        StaticFile.mount(router, "/dashboard.svg", "image/svg+xml");
    }

    private void page(RoutingContext context) {
        Visitor visitor = Visitor.of(context).orElseThrow();
        figures.refresh();
        Update update = Update.of(figures.snapshot(), visitor.isAdmin());
        html(context, 200, PageHtml.of(update, visitor, tokens.of(visitor.name())));
    }

    private void events(RoutingContext context) {
        Visitor visitor = Visitor.of(context).orElseThrow();
        context.vertx()
                .executeBlocking(() -> Update.of(figures.snapshot(), visitor.isAdmin()), false)
                .onSuccess(first -> streams.open(context, visitor.isAdmin(), first, tokens.of(visitor.name())))
                .onFailure(context::fail);
    }

    private void redrive(RoutingContext context) {
        Visitor visitor = Visitor.of(context).orElseThrow();
        if (!visitor.isAdmin()) {
            refuse(context, FORBIDDEN, "Only an admin may send files again.");
        } else if (!SameOrigin.holds(context.request())) {
            refuse(context, FORBIDDEN, "This did not come from the page of this server.");
        } else if (!tokens.isOf(visitor.name(), context.request().getFormAttribute("token"))) {
            refuse(context, FORBIDDEN, "The page was older than the last start of the service.");
        } else {
            order(context, visitor);
        }
    }

    private void order(RoutingContext context, Visitor visitor) {
        String cause = context.request().getFormAttribute("cause");
        String file = context.request().getFormAttribute("file");
        if ((cause == null) == (file == null)) {
            refuse(context, BAD_REQUEST, "It was to name either a cause or a file.");
            return;
        }
        Selection selection;
        try {
            selection = cause != null ? Selection.of(Set.of(cause)) : Selection.ofFile(file);
        } catch (IllegalArgumentException e) {
            refuse(context, BAD_REQUEST, e.getMessage());
            return;
        }
        String what = cause != null ? "all files of the cause " + cause : "the file " + file;
        Optional<Future<?>> order = redrives.begin(visitor.name(), selection, what);
        if (order.isEmpty()) {
            refuse(context, CONFLICT, "Other files are being put back at this moment: try again when that is done.");
            return;
        }
        await(order.get());
        context.response()
                .setStatusCode(SEE_OTHER)
                .putHeader("Location", "/#result")
                .end();
    }

    private static void await(Future<?> order) {
        try {
            order.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // the page tells how it goes
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void refuse(RoutingContext context, int status, String why) {
        html(context, status, PageHtml.refusal(why));
    }

    private static void html(RoutingContext context, int status, Html html) {
        HttpServerResponse response = context.response();
        response.setStatusCode(status)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                // else browsers hide from us where a form comes from
                .putHeader("Referrer-Policy", "same-origin")
                .end(html.text());
    }
}
