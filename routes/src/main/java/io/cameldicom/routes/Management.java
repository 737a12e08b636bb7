package io.cameldicom.routes;

import io.cameldicom.routes.access.Access;
import io.cameldicom.routes.management.ManagementServer;
import io.cameldicom.routes.management.Page;
import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.OptionException;
import io.cameldicom.routes.options.Options;
import java.io.IOException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The management server of a service, or none. */
final class Management implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("camel-dicom");

    private static final String CAMELS = "camel.management.enabled";

    private final Optional<ManagementServer> server;

    private Management(Optional<ManagementServer> server) {
        this.server = server;
    }

    /**
     * Listens where the options say; goes on without where they say so, or where nobody set the port and it is taken.
     *
     * @param access asked for only where there is a server
     * @throws OptionException if a port that was set is taken, or the host is none of this machine
     */
    static Management start(Options options, Supplier<? extends Access> access) {
        refuseCamels(options);
        if (!options.flag(Option.MANAGEMENT_ENABLED)) {
            return new Management(Optional.empty());
        }
        String host = options.text(Option.MANAGEMENT_HOST);
        Access users = access.get();
        try {
            ManagementServer server = ManagementServer.start(host, options.count(Option.MANAGEMENT_PORT), users);
            LOG.atInfo()
                    .addKeyValue("event", "management.started")
                    .log("management: http://{}:{}/ (for users: docs/monitoring.md)", inUrl(host), server.port());
            if (!ManagementServer.isLoopback(host)) {
                LOG.atWarn()
                        .addKeyValue("event", "management.exposed")
                        .log(
                                "{}: '{}' can be reached from other machines, and passwords come in the clear: put a reverse proxy"
                                        + " with TLS in front (docs/monitoring.md)",
                                Option.MANAGEMENT_HOST.key(),
                                host);
            }
            return new Management(Optional.of(server));
        } catch (IOException e) {
            return without(options, e);
        }
    }

    /** Camel's own management server is open to everybody, on all addresses, where nobody says otherwise. */
    private static void refuseCamels(Options options) {
        String value = options.placeholders().getProperty(CAMELS, System.getProperty(CAMELS, "false"));
        if (Boolean.parseBoolean(value.strip())) {
            throw new OptionException(CAMELS + ": '" + value + "' (expected: not set; "
                    + Option.MANAGEMENT_ENABLED.key() + " serves health and metrics, to users)");
        }
    }

    /** For what runs for a while only: no server, unless somebody set that there is one. */
    static Options onlyIfAsked(Options options) {
        return options.isSet(Option.MANAGEMENT_ENABLED) ? options : options.with(Option.MANAGEMENT_ENABLED, "false");
    }

    static Management without(Options options, IOException failure) {
        boolean isOfTheHost = failure instanceof UnknownHostException
                || failure instanceof BindException && failure.getMessage().contains("assign");
        if (isOfTheHost) {
            throw new OptionException(Option.MANAGEMENT_HOST.key() + ": '" + options.text(Option.MANAGEMENT_HOST)
                    + "' (expected: a name or an address of this machine, such as 127.0.0.1)");
        }
        String key = Option.MANAGEMENT_PORT.key();
        String port = options.text(Option.MANAGEMENT_PORT);
        if (options.isSet(Option.MANAGEMENT_PORT)) {
            throw new OptionException(key + ": '" + port + "' (expected: a port that nobody listens on and we may; "
                    + failure.getClass().getSimpleName() + ")");
        }
        LOG.atWarn()
                .addKeyValue("event", "management.absent")
                .log(
                        "no health, metrics or dashboard: port {} is taken; set {} to a free one (0: any), or {}=false",
                        port,
                        key,
                        Option.MANAGEMENT_ENABLED.key());
        return new Management(Optional.empty());
    }

    private static String inUrl(String host) {
        return host.indexOf(':') < 0 ? host : "[" + host + "]";
    }

    /** Whether there is a server. */
    boolean isOn() {
        return server.isPresent();
    }

    /** Where it listens; there must be a server. */
    int port() {
        return server.orElseThrow().port();
    }

    /** Adds a page, where there is a server. */
    void mount(Page page) {
        server.ifPresent(there -> there.mount(page));
    }

    @Override
    public void close() {
        server.ifPresent(ManagementServer::close);
    }
}
