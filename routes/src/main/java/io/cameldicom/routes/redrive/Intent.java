package io.cameldicom.routes.redrive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A note beside a file in quarantine that it is being put back, with the number of names that it had before. After a crash it
 * tells whether the file has got its name in the inbox: the service may have taken it from there meanwhile, and putting it back
 * once more would send it twice. Where the file system does not count names, no note is made.
 */
final class Intent {
    private static final String PREFIX = ".redrive-";
    private static final String NAMES = "unix:nlink";

    private final Path file;
    private final Path note;

    Intent(Path file) {
        this.file = file;
        this.note = file.resolveSibling(PREFIX + file.getFileName());
    }

    /** Whether an earlier redrive, which did not come to its end, has given the file its name in the inbox. */
    boolean isCarriedOut() throws IOException {
        if (!Files.isRegularFile(note)) {
            return false;
        }
        String names = Files.readString(note, StandardCharsets.US_ASCII).strip();
        return names.matches("[0-9]{1,9}") && names() > Integer.parseInt(names);
    }

    /** To be called before the file gets another name. */
    void begin() throws IOException {
        int names = names();
        if (names > 0) {
            Files.writeString(note, names + "\n", StandardCharsets.US_ASCII);
        }
    }

    /** The file has left the quarantine, or stays there for now. */
    void end() throws IOException {
        Files.deleteIfExists(note);
    }

    /** 0 where that is not known. */
    private int names() throws IOException {
        try {
            return (Integer) Files.getAttribute(file, NAMES);
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return 0;
        }
    }
}
