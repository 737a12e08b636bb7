package io.cameldicom.routes.jar;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.routes.hawtio.Browser;
import io.cameldicom.routes.jar.PackagedJar.Running;
import io.cameldicom.testing.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class HawtioIT {
    @TempDir
    Path folder;

    private PackagedJar jar;

    @BeforeEach
    void fresh() throws IOException {
        jar = new PackagedJar(folder).with("embedded.port", FreePort.find()).with("hawtio.enabled", true);
    }

    @Test
    void letsTheFirstUserInWithTheFirstPasswordWhichIsToldByNoLine() throws Exception {
        int port = FreePort.find();
        try (Running running = jar.with("hawtio.port", port).start().awaitOutput("started;")) {
            Path file = folder.resolve("data/state/initial-password");
            String password = Files.readString(file).strip();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(running.output())
                    .contains("initial-password")
                    .contains("Hawtio: http://127.0.0.1:" + port + "/hawtio")
                    .doesNotContain(password);

            Browser browser = new Browser(port);
            assertThat(browser.get("/camel").statusCode()).isEqualTo(302);
            assertThat(browser.signIn("admin", password).statusCode()).isEqualTo(200);
            assertThat(browser.get("/camel").body()).contains("<div id=\"root\">");

            running.terminate();
            assertThat(running.awaitEnd().exitCode()).isEqualTo(143);
            assertThat(running.output()).contains("stopped");
        }
    }

    @Test
    void showsAndRemovesUsersAndAsksForAPasswordWhereNoneComes() throws Exception {
        Files.createDirectories(folder.resolve("data/state"));

        assertThat(jar.run("users", "list").requireExitCode(0).output()).contains("no users");
        assertThat(jar.run("users").requireExitCode(1).output()).contains("users set NAME");
        assertThat(jar.run("users", "remove", "eve").requireExitCode(1).output())
                .contains("'eve'")
                .contains("users list");
        assertThat(jar.run("users", "set", "eve").requireExitCode(1).output()).contains("--role");
    }

    @Test
    void startsNotWhereThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(jar.with("hawtio.port", taken.getLocalPort())
                            .run()
                            .requireExitCode(1)
                            .output())
                    .contains("hawtio.port: '" + taken.getLocalPort() + "'")
                    .doesNotContain("\tat ");
        }
    }
}
