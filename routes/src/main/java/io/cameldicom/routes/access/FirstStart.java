package io.cameldicom.routes.access;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives an installation without users its first one. */
final class FirstStart {
    private static final Logger LOG = LoggerFactory.getLogger("camel-dicom");

    private FirstStart() {}

    /** Makes the password before the user, so that after a crash between the two the next start does it all again. */
    static void run(UsersFile file, InitialPassword initial) throws IOException {
        if (!file.read().isEmpty()) {
            if (initial.isThere()) {
                LOG.atInfo()
                        .addKeyValue("event", "users.first-password")
                        .log(
                                "users: {} still has its first password, in '{}'; change it: camel-dicom users set {}",
                                InitialPassword.USER,
                                initial.path(),
                                InitialPassword.USER);
            }
            return;
        }
        User admin = new User(InitialPassword.USER, Role.ADMIN, PasswordHash.of(initial.create()));
        file.change(users -> users.putIfAbsent(admin.name(), admin));
        LOG.atInfo()
                .addKeyValue("event", "users.made")
                .log(
                        "users: made {} with a random password, in '{}'; change it: camel-dicom users set {}",
                        admin.name(),
                        initial.path(),
                        admin.name());
    }
}
