package io.cameldicom.test.main;

import io.cameldicom.test.FaultyPeer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Runs a peer until it is stopped. It prints what it sees, a line for each association and object, and takes rules from
 * standard input: they are added to those that hold. {@code clear} takes all away, {@code show} prints them,
 * {@code quit} ends the program; the end of the input does not.
 */
public final class FaultyPeerMain {
    /** How to call it. */
    public static final String USAGE = "usage: java -jar camel-dicom-test.jar"
            + " [--port N] [--ae TITLE] [--host ADDRESS] [--script FILE-OR-TEXT] [--keep FOLDER]";

    private FaultyPeerMain() {}

    public static void main(String... arguments) throws Exception {
        CommandLine line;
        FaultyPeer peer;
        try {
            line = CommandLine.parse(arguments);
            peer = FaultyPeer.start(line.options(), line.script());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(USAGE);
            System.exit(1);
            return;
        } catch (UncheckedIOException e) {
            System.err.println("cannot listen: " + e.getCause().getMessage());
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(peer::close));
        System.out.println("listening: " + peer.address());
        Thread log = new Thread(new Log(peer.recording(), System.out), "log");
        log.setDaemon(true);
        log.start();
        if (obey(peer, new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), System.out)) {
            System.exit(0);
        }
        Thread.currentThread().join();
    }

    /** Does what the lines say; true: {@code quit}, false: the input has ended. */
    static boolean obey(FaultyPeer peer, BufferedReader in, PrintStream out) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            switch (line.strip()) {
                case "" -> {}
                case "quit" -> {
                    return true;
                }
                case "clear" -> peer.clear();
                case "show" -> out.println(peer.rules());
                default -> {
                    try {
                        peer.add(line);
                    } catch (IllegalArgumentException e) {
                        out.println(e.getMessage());
                    }
                }
            }
        }
        return false;
    }
}
