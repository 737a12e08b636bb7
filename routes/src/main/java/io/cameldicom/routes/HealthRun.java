package io.cameldicom.routes;

import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.OptionException;
import io.cameldicom.routes.options.Options;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;

/** Asks the service of the same options for its health: for containers and service managers, which have no HTTP client. */
final class HealthRun {
    private static final int LONGEST_MILLIS = 5000;

    private HealthRun() {}

    /**
     * Asks once, for at most five seconds to connect and five to answer.
     *
     * @param ready whether it can work, also its PACS; else only whether it lives
     * @throws OptionException if the options name no port to ask at
     */
    static ExitCode run(Options options, boolean ready, PrintWriter out) {
        if (!options.flag(Option.MANAGEMENT_ENABLED)) {
            throw new OptionException(
                    Option.MANAGEMENT_ENABLED.key() + ": 'false' (expected: true, as health is asked of it)");
        }
        int port = options.count(Option.MANAGEMENT_PORT);
        if (port == 0) {
            throw new OptionException(
                    Option.MANAGEMENT_PORT.key() + ": '0' (expected: the port of the service, which is not known so)");
        }
        String url = "http://" + host(options.text(Option.MANAGEMENT_HOST)) + ":" + port + "/observe/health/"
                + (ready ? "ready" : "live");
        String answer = answer(url);
        out.println("health: " + answer + " (" + url + ")");
        out.flush();
        return answer.equals("UP") ? ExitCode.DONE : ExitCode.ERROR;
    }

    /** Who listens on every address is asked on loopback. */
    private static String host(String host) {
        try {
            boolean anywhere = InetAddress.getByName(host).isAnyLocalAddress();
            String asked = anywhere ? InetAddress.getLoopbackAddress().getHostAddress() : host;
            return asked.indexOf(':') < 0 ? asked : "[" + asked + "]";
        } catch (UnknownHostException e) {
            throw new OptionException(Option.MANAGEMENT_HOST.key() + ": '" + host
                    + "' (expected: a name or an address of this machine, such as 127.0.0.1)");
        }
    }

    private static String answer(String url) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url).toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(LONGEST_MILLIS);
            connection.setReadTimeout(LONGEST_MILLIS);
            return switch (connection.getResponseCode()) {
                case HttpURLConnection.HTTP_OK -> "UP";
                case HttpURLConnection.HTTP_UNAVAILABLE -> "DOWN";
                default -> "no answer of camel-dicom";
            };
        } catch (IOException e) {
            return "no answer, " + e.getClass().getSimpleName();
        }
    }
}
