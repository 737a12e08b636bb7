package io.cameldicom.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.OptionException;
import io.cameldicom.routes.options.OptionSources;
import io.cameldicom.routes.options.Options;
import io.cameldicom.testing.FreePort;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthRunTest {
    private final StringWriter printed = new StringWriter();
    private HttpServer server;
    private int liveStatus = 200;
    private int readyStatus = 200;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/observe/health/live", exchange -> {
            exchange.sendResponseHeaders(liveStatus, -1);
            exchange.close();
        });
        server.createContext("/observe/health/ready", exchange -> {
            exchange.sendResponseHeaders(readyStatus, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Options options(String host, int port) {
        return Options.from(new OptionSources(Map.of(), Map.of(), Map.of()))
                .with(Option.MANAGEMENT_HOST, host)
                .with(Option.MANAGEMENT_PORT, Integer.toString(port));
    }

    private ExitCode run(boolean ready) {
        return HealthRun.run(options("127.0.0.1", server.getAddress().getPort()), ready, new PrintWriter(printed));
    }

    @ParameterizedTest
    @CsvSource({"200, 503, DONE, ERROR", "503, 200, ERROR, DONE", "404, 401, ERROR, ERROR"})
    void endsByWhatTheServiceAnswers(int liveAnswer, int readyAnswer, ExitCode live, ExitCode ready) {
        liveStatus = liveAnswer;
        readyStatus = readyAnswer;

        assertThat(run(false)).isEqualTo(live);
        assertThat(run(true)).isEqualTo(ready);
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0", "localhost"})
    void asksAServiceOfAnyAddressOnLoopback(String host) {
        ExitCode code = HealthRun.run(options(host, server.getAddress().getPort()), false, new PrintWriter(printed));

        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(printed.toString()).contains("health: UP").contains("/observe/health/live");
    }

    @Test
    void endsWithAnErrorWhereNobodyListens() {
        assertThat(HealthRun.run(options("127.0.0.1", FreePort.find()), false, new PrintWriter(printed)))
                .isEqualTo(ExitCode.ERROR);
        assertThat(printed.toString()).contains("no answer");
    }

    @Test
    void namesTheOptionWhereThereIsNothingToAsk() {
        PrintWriter out = new PrintWriter(printed);

        assertThatThrownBy(() -> HealthRun.run(options("127.0.0.1", 0), false, out))
                .isInstanceOf(OptionException.class)
                .hasMessageContaining("management.port");
        assertThatThrownBy(() ->
                        HealthRun.run(options("127.0.0.1", 9876).with(Option.MANAGEMENT_ENABLED, "false"), false, out))
                .isInstanceOf(OptionException.class)
                .hasMessageContaining("management.enabled");
    }
}
