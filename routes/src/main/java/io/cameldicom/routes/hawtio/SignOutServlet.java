package io.cameldicom.routes.hawtio;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Ends the session. The page comes here by a link; the cookie, which is of this site alone, keeps links of others out. */
final class SignOutServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Visitor.leave(request);
        response.setHeader("Clear-Site-Data", "\"cache\"");
        response.sendRedirect(HawtioServer.PATH + "/login");
    }
}
