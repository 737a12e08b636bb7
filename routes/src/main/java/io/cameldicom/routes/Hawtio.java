package io.cameldicom.routes;

import io.cameldicom.routes.access.Users;
import io.cameldicom.routes.hawtio.HawtioServer;
import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.OptionException;
import io.cameldicom.routes.options.Options;
import java.util.Optional;
import java.util.function.Supplier;

/** The server of Hawtio of a service, or none. */
final class Hawtio implements AutoCloseable {
    /** Where the build puts it: beside the jar. */
    private static final String ARCHIVE = "hawtio.war";

    private final Optional<HawtioServer> server;

    private Hawtio(Optional<HawtioServer> server) {
        this.server = server;
    }

    /**
     * Listens where the options say, if they say so.
     *
     * @param users asked for only where there is a server
     * @throws OptionException if the archive of Hawtio is missing, or it cannot listen there
     */
    static Hawtio start(Options options, Supplier<Users> users) {
        if (!options.flag(Option.HAWTIO_ENABLED)) {
            return new Hawtio(Optional.empty());
        }
        return new Hawtio(Optional.of(HawtioServer.start(
                Installation.beside(ARCHIVE),
                options.text(Option.HAWTIO_HOST),
                options.count(Option.HAWTIO_PORT),
                users.get())));
    }

    @Override
    public void close() {
        server.ifPresent(HawtioServer::close);
    }
}
