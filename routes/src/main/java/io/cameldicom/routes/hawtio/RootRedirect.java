package io.cameldicom.routes.hawtio;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Leads whoever types the address alone to the page. */
final class RootRedirect extends Handler.Abstract.NonBlocking {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!"/".equals(request.getHttpURI().getPath())) {
            return false;
        }
        Response.sendRedirect(request, response, callback, HawtioServer.PATH + "/");
        return true;
    }
}
