package io.cameldicom.routes.hawtio;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Tells the status of a failure and nothing of its cause. */
final class BareErrors {
    private BareErrors() {}

    /** For what fails before it comes to the page, such as a path that can be read in two ways. */
    static final class OfServer extends ErrorHandler {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            callback.succeeded();
            return true;
        }
    }

    /** For what fails in the page. */
    static final class OfPage extends org.eclipse.jetty.ee10.servlet.ErrorHandler {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            callback.succeeded();
            return true;
        }
    }
}
