package io.cameldicom.testing;

import io.cameldicom.toolkit.engine.DicomAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code wlmscpfs}, the worklist server of DCMTK, on a free port with a folder of its own. It answers C-ECHO and C-FIND
 * of the Modality Worklist, in the character set of each item. Closing ends it and deletes its folder.
 */
public final class Wlmscpfs implements AutoCloseable {
    private static final String AE_TITLE = "WLMSCPFS";
    private static final Duration START_BOUND = Duration.ofSeconds(20);

    private final PeerProcess process;
    private final Path work;
    private final int port;
    private int items;

    private Wlmscpfs(PeerProcess process, Path work, int port) {
        this.process = process;
        this.work = work;
        this.port = port;
    }

    /**
     * Starts the server, with an empty worklist, and waits until it accepts connections, at most 20 s.
     *
     * @param arguments further ones as wlmscpfs writes them, each a word
     */
    public static Wlmscpfs start(String... arguments) {
        Dcmtk.require();
        return Listening.onFreePort(port -> startOn(port, List.of(arguments)));
    }

    private static Wlmscpfs startOn(int port, List<String> arguments) {
        Path work = Folders.temporary("wlmscpfs");
        try {
            Files.createFile(Files.createDirectories(worklist(work)).resolve("lockfile"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> command = new ArrayList<>();
        command.add(Command.find("wlmscpfs").toString());
        command.addAll(List.of("-csk", "-dfr", "-dfp", work.toString()));
        command.addAll(arguments);
        command.add(Integer.toString(port));
        return new Wlmscpfs(Listening.start(command, Map.of("TCP_NODELAY", "1"), work, port, START_BOUND), work, port);
    }

    private static Path worklist(Path work) {
        return work.resolve(AE_TITLE);
    }

    /** Puts an item on the list, at once. */
    public Wlmscpfs with(MadeDataSet item) {
        Path made = item.write(work.resolve("item"));
        try {
            Files.move(made, worklist(work).resolve("item" + ++items + ".wl"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public DicomAddress address() {
        return DicomAddress.parse(AE_TITLE + "@127.0.0.1:" + port);
    }

    /** What the server printed so far. */
    public String output() {
        return process.output();
    }

    @Override
    public void close() {
        process.close();
        Folders.delete(work);
    }
}
