package io.cameldicom.test;

import io.cameldicom.test.record.Recorder;
import io.cameldicom.test.record.Recording;
import io.cameldicom.test.scp.Acceptor;
import io.cameldicom.test.script.Rule;
import io.cameldicom.test.script.Rulebook;
import io.cameldicom.test.script.Script;
import java.io.UncheckedIOException;

/**
 * A peer for C-STORE and C-ECHO that takes everything, or fails as its script says. It listens from when it is made until
 * it is closed. Rules may change at any time: they hold for what comes after, and count from then. Thread-safe.
 */
public final class FaultyPeer implements AutoCloseable {
    private final PeerOptions options;
    private final Rulebook rules = new Rulebook();
    private final Recorder recorder = new Recorder();
    private final Acceptor acceptor;

    private FaultyPeer(PeerOptions options, Script script) {
        this.options = options;
        rules.replace(script);
        acceptor = new Acceptor(options.host(), options.port(), options.keepIn(), rules, recorder);
    }

    /** Starts a peer on 127.0.0.1 that does what these rules say. */
    public static FaultyPeer start(Rule... rules) {
        return start(PeerOptions.DEFAULTS, Script.of(rules));
    }

    /**
     * Starts a peer on 127.0.0.1 that does what this script says.
     *
     * @throws io.cameldicom.test.script.ScriptException where it cannot be understood
     */
    public static FaultyPeer start(String script) {
        return start(PeerOptions.DEFAULTS, Script.parse(script));
    }

    /**
     * Starts a peer.
     *
     * @throws UncheckedIOException where the port is taken
     */
    public static FaultyPeer start(PeerOptions options, Script script) {
        return new FaultyPeer(options, script);
    }

    public String aeTitle() {
        return options.aeTitle();
    }

    public String host() {
        return options.host().getHostAddress();
    }

    public int port() {
        return acceptor.port();
    }

    /** {@code AE@host:port}. */
    public String address() {
        return aeTitle() + "@" + host() + ":" + port();
    }

    /** Puts these rules in the place of all that hold. */
    public void script(Rule... with) {
        rules.replace(Script.of(with));
    }

    /** Puts this script in the place of all rules that hold. */
    public void script(String script) {
        rules.replace(Script.parse(script));
    }

    /** Adds rules; where one fits the same moment as an earlier one, it acts instead. */
    public void add(Rule... more) {
        rules.add(Script.of(more));
    }

    /** Adds the rules of a script. */
    public void add(String script) {
        rules.add(Script.parse(script));
    }

    /** Takes everything from now on. */
    public void clear() {
        rules.replace(Script.NONE);
    }

    /** The rules that hold now. */
    public Script rules() {
        return rules.script();
    }

    /** What it has seen. */
    public Recording recording() {
        return recorder;
    }

    /** Refuses connections from now on; open associations go on. */
    public void stopListening() {
        acceptor.stopListening();
    }

    /**
     * Takes connections again, on the same port.
     *
     * @throws UncheckedIOException where somebody else has taken it meanwhile
     * @throws IllegalStateException where this peer is closed
     */
    public void listen() {
        acceptor.listen();
    }

    /** Closes the port and every connection. What was recorded stays. */
    @Override
    public void close() {
        acceptor.close();
    }
}
