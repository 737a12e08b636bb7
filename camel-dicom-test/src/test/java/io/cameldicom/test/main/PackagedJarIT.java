package io.cameldicom.test.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The jar runs by itself, with nothing beside it. */
@Timeout(60)
class PackagedJarIT {
    @Test
    void runsAScriptAndTakesRulesFromItsInput() throws Exception {
        Process process = start("--port", "0", "--ae", "PACS", "--script", "association 1 at connect: bytes 01");
        try (BufferedReader out =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                OutputStream in = process.getOutputStream()) {
            String first = out.readLine();
            assertThat(first).startsWith("listening: PACS@127.0.0.1:");
            int port = Integer.parseInt(first.replaceAll(".*:", ""));
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(socket.getInputStream().read()).isEqualTo(1);
            }
            assertThat(out.readLine()).startsWith("association 1: CLOSED");

            in.write("object 1: abort\nshow\nquit\n".getBytes(StandardCharsets.UTF_8));
            in.flush();
            assertThat(out.readLine()).isEqualTo("association 1 at connect: bytes 01");
            assertThat(out.readLine()).isEqualTo("object 1: abort");
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void saysWhatIsWrongWithItsArguments() throws Exception {
        Process process = start("--script", "object 1: explode");
        try (BufferedReader err =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            assertThat(err.readLine()).startsWith("line 1: object 1: explode: \"explode\" (expected: one of ");
            assertThat(err.readLine()).startsWith("usage: java -jar");
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(String... arguments) throws Exception {
        Path jar;
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            jar = files.filter(file -> file.getFileName().toString().matches("camel-dicom-test-[0-9].*\\.jar"))
                    .filter(file -> !file.getFileName().toString().contains("-sources"))
                    .findFirst()
                    .orElseThrow();
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(Stream.concat(Stream.of(java, "-jar", jar.toString()), Stream.of(arguments))
                        .toList())
                .start();
    }
}
