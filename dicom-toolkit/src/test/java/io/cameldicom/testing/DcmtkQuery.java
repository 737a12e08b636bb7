package io.cameldicom.testing;

import io.cameldicom.toolkit.engine.DicomAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The query and retrieve clients of DCMTK: {@code findscu}, {@code movescu} and {@code getscu}. */
public final class DcmtkQuery {
    private final DicomAddress peer;
    private final List<String> arguments = new ArrayList<>();

    private DcmtkQuery(DicomAddress peer, String model) {
        this.peer = peer;
        arguments.add(model);
    }

    /** Of the Patient Root model. */
    public static DcmtkQuery patientRoot(DicomAddress peer) {
        return new DcmtkQuery(peer, "-P");
    }

    /** Of the Study Root model. */
    public static DcmtkQuery studyRoot(DicomAddress peer) {
        return new DcmtkQuery(peer, "-S");
    }

    /** Of the Modality Worklist; for {@link #find} only. */
    public static DcmtkQuery worklist(DicomAddress peer) {
        return new DcmtkQuery(peer, "-W");
    }

    /** Calls over TLS with these keys; for {@link #find} only: movescu and getscu of DCMTK 3.6.7 know no TLS. */
    public DcmtkQuery tls(TlsKeys keys) {
        arguments.addAll(keys.arguments());
        return this;
    }

    /** Further arguments as the tools write them, such as {@code -aet} and a title. */
    public DcmtkQuery argument(String... words) {
        arguments.addAll(List.of(words));
        return this;
    }

    /** C-FIND: the matches in their order; anything but success at the end is a failure that shows the output. */
    public List<Match> find(MadeDataSet identifier) {
        return inFolder(folder -> {
            run("findscu", folder, identifier, "-X", "-od", folder).requireSuccess();
            List<Path> files = filesOf(folder, "rsp");
            List<Match> matches = new ArrayList<>();
            files.forEach(file -> matches.add(new Match(new LinkedHashMap<>())));
            Pydicom.runScript("matches.py", files.toArray())
                    .requireSuccess()
                    .output()
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .forEach(line ->
                            matches.get(Integer.parseInt(line[0])).values().putIfAbsent(line[1], line[2]));
            return matches;
        });
    }

    /** C-FIND; what the tool left and printed ({@code -d} among the arguments shows every response). */
    public Command.Result tryFind(MadeDataSet identifier) {
        return inFolder(folder -> run("findscu", folder, identifier));
    }

    /** C-MOVE to a title that the peer knows; what the tool left and printed. */
    public Command.Result move(String destination, MadeDataSet identifier) {
        return inFolder(folder -> run("movescu", folder, identifier, "-aem", destination));
    }

    /** C-GET into a folder, data sets byte for byte; what the tool left and printed. */
    public Command.Result get(Path into, MadeDataSet identifier) {
        return inFolder(folder -> run("getscu", folder, identifier, "+B", "-od", into));
    }

    private Command.Result run(String tool, Path folder, MadeDataSet identifier, Object... more) {
        List<Object> words = new ArrayList<>(arguments);
        words.addAll(List.of(more));
        words.addAll(List.of("-aec", peer.aeTitle(), peer.host(), peer.port()));
        words.add(identifier.write(folder.resolve("identifier.dcm")));
        return Dcmtk.run(tool, words.toArray());
    }

    private static <T> T inFolder(Function<Path, T> work) {
        Path folder = Folders.temporary("query");
        try {
            return work.apply(folder);
        } finally {
            Folders.delete(folder);
        }
    }

    private static List<Path> filesOf(Path folder, String start) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(start))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One match, as pydicom decodes it.
     *
     * @param values the first of each keyword, whatever its depth; empty text where it has none
     */
    public record Match(Map<String, String> values) {
        /** The value of that keyword, which the match must have. */
        public String value(String keyword) {
            return Optional.ofNullable(values.get(keyword)).orElseThrow();
        }
    }
}
