package io.cameldicom.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Python scripts with pydicom, as installed on this machine: an independent second opinion on files. */
public final class Pydicom {
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final boolean INSTALLED = isImportable();

    private Pydicom() {}

    private static boolean isImportable() {
        return PYTHON.toFile().canExecute()
                && Command.run(Map.of(), List.of(PYTHON, "-I", "-c", "import pydicom"))
                                .exitCode()
                        == 0;
    }

    public static boolean isInstalled() {
        return INSTALLED;
    }

    /** Skips the test where pydicom is missing, or fails it under {@code -Dpeers.required=true}. */
    public static void require() {
        PeersRequired.require(isInstalled(), "pydicom (Debian package python3-pydicom)");
    }

    /** Runs a script to its end; its text, not its file, with arguments in {@code sys.argv[1:]}. */
    public static Command.Result run(String script, Object... arguments) {
        require();
        List<Object> command = new ArrayList<>(List.of(PYTHON, "-I", "-X", "utf8", "-W", "ignore", "-c", script));
        command.addAll(List.of(arguments));
        return Command.run(Map.of(), command);
    }

    /** Runs a script that lies beside this class; as {@link #run}. */
    public static Command.Result runScript(String name, Object... arguments) {
        return run(script(name), arguments);
    }

    /**
     * What differs between two files, element by element and recursively, as pydicom reads them without decoding; File
     * Meta Information is left out.
     *
     * @return one line per difference with the path of the element, never a value; empty if the files say the same
     */
    public static List<String> differences(Path one, Path other) {
        return differences(List.of(new Pair(one, other))).get(0);
    }

    /** As {@link #differences(Path, Path)} for many pairs in one process; one list for each pair, in their order. */
    public static List<List<String>> differences(List<Pair> pairs) {
        List<List<String>> differences = new ArrayList<>();
        pairs.forEach(pair -> differences.add(new ArrayList<>()));
        Object[] names = pairs.stream()
                .flatMap(pair -> Stream.of(pair.one(), pair.other()))
                .toArray();
        runScript("compare.py", names).requireSuccess().output().lines().forEach(line -> {
            int tab = line.indexOf('\t');
            differences.get(Integer.parseInt(line.substring(0, tab))).add(line.substring(tab + 1));
        });
        return differences;
    }

    /** Two files to compare. */
    public record Pair(Path one, Path other) {}

    private static String script(String name) {
        try (InputStream in = Pydicom.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
