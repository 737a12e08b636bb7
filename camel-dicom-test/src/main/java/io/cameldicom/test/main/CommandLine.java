package io.cameldicom.test.main;

import io.cameldicom.test.PeerOptions;
import io.cameldicom.test.script.Script;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the arguments of the program say. */
record CommandLine(PeerOptions options, Script script) {
    private static final PeerOptions DEFAULTS = PeerOptions.DEFAULTS.withPort(11_113);

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException where one cannot be understood; the message names it
     */
    static CommandLine parse(String... arguments) {
        PeerOptions options = DEFAULTS;
        Script script = Script.NONE;
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i];
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(name + " (expected: an option and its value)");
            }
            String value = arguments[i + 1];
            switch (name) {
                case "--port" -> options = options.withPort(port(value));
                case "--ae" -> options = options.withAeTitle(value);
                case "--host" -> options = options.withHost(host(value));
                case "--keep" -> options = options.keepingIn(Path.of(value));
                case "--script" -> script = Script.parse(text(value));
                default ->
                    throw new IllegalArgumentException(
                            name + " (expected: one of --port, --ae, --host, --script, --keep)");
            }
        }
        return new CommandLine(options, script);
    }

    private static int port(String value) {
        if (!value.matches("\\d{1,5}")) {
            throw new IllegalArgumentException("--port: " + value + " (expected: 0 to 65535)");
        }
        return Integer.parseInt(value);
    }

    private static InetAddress host(String value) {
        try {
            return InetAddress.getByName(value);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("--host: " + value + " (expected: an address of this machine)", e);
        }
    }

    /** A script is a file where there is one of that name, else the text itself, which has a colon. */
    private static String text(String value) {
        try {
            if (!value.contains(":") || Files.isRegularFile(Path.of(value))) {
                return Files.readString(Path.of(value));
            }
        } catch (IOException | java.nio.file.InvalidPathException e) {
            if (!value.contains(":")) {
                throw new IllegalArgumentException("--script: " + value + " (expected: a file, or rules)", e);
            }
        }
        return value;
    }
}
