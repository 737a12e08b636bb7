package io.cameldicom.routes.management;

import io.cameldicom.routes.access.Role;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Who sent a request, once the password was checked.
 *
 * @param name as it stands in the file of users
 * @param role what the user may do
 */
public record Visitor(String name, Role role) {
    private static final String KEY = "camel-dicom.user";

    /** The user of this request; empty on an open path where no password was shown. */
    public static Optional<Visitor> of(RoutingContext context) {
        return Optional.ofNullable(context.get(KEY));
    }

    public boolean isAdmin() {
        return role == Role.ADMIN;
    }

    void attachTo(RoutingContext context) {
        context.put(KEY, this);
    }
}
