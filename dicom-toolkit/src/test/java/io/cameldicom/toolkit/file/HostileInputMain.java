package io.cameldicom.toolkit.file;

import io.cameldicom.testing.Corpus;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.charset.DefaultCharacterSet;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.Tag;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads broken files, in a process with a small heap and a small stack: {@code read} and their names, or a folder, a seed and
 * how many to make of sound ones. Says how many had which
 * outcome; what is neither success nor the one typed error is printed with the file left in the folder, and the exit code
 * is 1.
 */
final class HostileInputMain {
    private static final int LARGEST = 64 << 10;
    /** What is encoded anew here is held in memory, to be read again. */
    private static final int LARGEST_AGAIN = 1 << 20;
    /** Elements of lower groups would be taken for File Meta Information. */
    private static final int LOWEST_GROUP = 4;

    private final Path object;
    private final Map<String, Integer> outcomes = new TreeMap<>();

    private HostileInputMain(Path object) {
        this.object = object;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("read")) {
            for (int i = 1; i < arguments.length; i++) {
                Path file = Path.of(arguments[i]);
                System.out.println(file.getFileName() + " " + new HostileInputMain(file).outcome());
            }
            return;
        }
        Path folder = Path.of(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        HostileInputMain main = new HostileInputMain(folder.resolve("object"));
        List<byte[]> files = files();
        Mutations mutations = new Mutations(seed);
        for (int i = 0, count = Integer.parseInt(arguments[2]); i < count; i++) {
            byte[] mutated = mutations.of(files.get(i % files.size()));
            long start = System.nanoTime();
            String outcome = main.outcome(mutated);
            boolean slow = System.nanoTime() - start > 10_000_000_000L;
            if (slow || outcome.startsWith("BUG")) {
                System.out.println(outcome + (slow ? " and slow" : ""));
                Files.write(folder.resolve("bug-" + seed + "-" + i), mutated);
                System.exit(1);
            }
            main.outcomes.merge(outcome, 1, Integer::sum);
        }
        System.out.println(main.outcomes);
    }

    private static List<byte[]> files() throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (String syntax : List.of(
                TestObjects.IMPLICIT_LITTLE_ENDIAN,
                TestObjects.EXPLICIT_LITTLE_ENDIAN,
                TestObjects.EXPLICIT_BIG_ENDIAN,
                TestObjects.DEFLATED,
                TestObjects.JPEG_BASELINE)) {
            files.add(TestObjects.ct().size(4, 4).transferSyntax(syntax).bytes());
        }
        files.add(TestObjects.ct().size(4, 4).withoutFileMeta().bytes());
        if (Corpus.isPresent()) {
            for (Corpus.Real real : Corpus.files()) {
                if (real.size() <= LARGEST) {
                    files.add(Files.readAllBytes(real.path()));
                }
            }
        }
        return files;
    }

    /** Not truncated to nothing first: some file systems force such a file to disk when it is closed. */
    private String outcome(byte[] bytes) throws IOException {
        try (FileChannel out = FileChannel.open(object, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            out.write(ByteBuffer.wrap(bytes), 0);
            out.truncate(bytes.length);
        }
        return outcome();
    }

    private String outcome() {
        try {
            DicomFile file = DicomFile.read(object);
            DataSet dataSet = file.dataSet();
            if (file.encoded().length() % 2 != 0) {
                return "BUG: an odd number of bytes to send";
            }
            if (file.identity().size() < LARGEST_AGAIN) {
                String lost = SameElements.difference(dataSet, encodedAnewAndRead(file));
                if (lost != null) {
                    return "BUG: encoded anew, " + lost;
                }
            }
            DefaultCharacterSet.enrich(dataSet, "ISO_IR 100").map(file::encoded);
            file.requireStorable();
            return "storable";
        } catch (MalformedObjectException e) {
            boolean explained = e.getMessage().contains("(expected: ") && e.offset() >= -1;
            return explained ? e.problem().name() : "BUG: " + e.getMessage();
        } catch (Throwable e) {
            e.printStackTrace(System.out);
            return "BUG: " + e;
        }
    }

    /** Group lengths are left out of what is encoded anew. */
    private DataSet encodedAnewAndRead(DicomFile file) throws IOException {
        int first = file.dataSet().iterator().next().tag();
        byte[] encoded = Bytes.of(file.encoded(file.dataSet().without(0)));
        if (encoded.length == 0 || Tag.group(first) < LOWEST_GROUP) {
            return file.dataSet();
        }
        Path again = object.resolveSibling("again");
        Files.write(again, Encoded.file(file.transferSyntax(), encoded));
        try {
            return DicomFile.read(again).dataSet();
        } catch (MalformedObjectException e) {
            throw new IllegalStateException("encoded anew, " + e.getMessage(), e);
        }
    }
}
