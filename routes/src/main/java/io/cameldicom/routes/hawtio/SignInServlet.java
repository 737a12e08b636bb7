package io.cameldicom.routes.hawtio;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cameldicom.routes.access.SignedIn;
import io.cameldicom.routes.access.Users;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a name and a password from the sign-in page. */
final class SignInServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger("camel-dicom");
    private static final int LONGEST = 8192;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient Users users;
    private final transient SignIns signIns = new SignIns(System::nanoTime);

    SignInServlet(Users users) {
        this.users = users;
    }

    private record Credentials(String username, String password) {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect(HawtioServer.PATH + "/login");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String type = request.getContentType();
        if (type == null || !type.startsWith("application/json")) { // which no form of another page can send
            response.setStatus(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
            return;
        }
        if (!signIns.begin()) {
            response.setHeader("Retry-After", "1");
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        try {
            signIn(request, response);
        } finally {
            signIns.ended();
        }
    }

    private void signIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<SignedIn> signedIn = credentials(request)
                .flatMap(c -> users.signIn(c.username(), c.password().toCharArray()));
        if (signedIn.isEmpty()) {
            Visitor.leave(request);
            signIns.failed(request.getRemoteAddr());
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        Visitor.enter(request, signedIn.get());
        LOG.atInfo()
                .addKeyValue("event", "hawtio.entered")
                .log("Hawtio: {} signed in", signedIn.get().user());
        response.setContentType("application/json");
        JSON.writeValue(response.getOutputStream(), Map.of());
    }

    private static Optional<Credentials> credentials(HttpServletRequest request) throws IOException {
        try {
            Credentials credentials = JSON.readValue(request.getInputStream().readNBytes(LONGEST), Credentials.class);
            return Optional.ofNullable(credentials).filter(c -> c.username() != null && c.password() != null);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
