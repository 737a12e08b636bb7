package io.cameldicom.routes.hawtio;

import io.cameldicom.routes.access.Role;
import io.cameldicom.routes.access.SignedIn;
import io.cameldicom.routes.access.Users;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Optional;

/**
 * Somebody who has signed in, for one request.
 *
 * @param role what he may do by now
 */
record Visitor(String user, Role role) {
    /** A session that asks for nothing so long is over; the page itself asks each few seconds. */
    static final Duration IDLE = Duration.ofMinutes(30);
    /** And this is how long one lasts at most. */
    static final Duration LONGEST = Duration.ofHours(12);

    private static final String ATTRIBUTE = Visitor.class.getName();

    /** Gives the browser a session, another one than it had. */
    static void enter(HttpServletRequest request, SignedIn signedIn) {
        leave(request);
        request.getSession(true).setAttribute(ATTRIBUTE, signedIn);
    }

    static void leave(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** Who asks; nobody where the session is too old, or the user was removed or has another password since. */
    static Optional<Visitor> of(HttpServletRequest request, Users users) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof SignedIn signedIn)) {
            return Optional.empty();
        }
        boolean old = System.currentTimeMillis() - session.getCreationTime() > LONGEST.toMillis();
        Optional<Role> role = old ? Optional.empty() : users.roleNow(signedIn);
        if (role.isEmpty()) {
            session.invalidate();
        }
        return role.map(now -> new Visitor(signedIn.user(), now));
    }

    /** Hands the visitor on to the servlets. */
    void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** Who was handed on. */
    static Optional<Visitor> attachedTo(HttpServletRequest request) {
        return Optional.ofNullable((Visitor) request.getAttribute(ATTRIBUTE));
    }
}
