package io.cameldicom.routes.disposition;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cameldicom.toolkit.file.PrivateFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** The file {@code <name>.reason.json} beside a file in quarantine. */
public final class ReasonFile {
    public static final String ENDING = ".reason.json";
    static final String TEMPORARY_PREFIX = ".reason-";

    private static final int LONGEST = 1 << 20;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private ReasonFile() {}

    /** The reason's own name. */
    public static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ENDING);
    }

    /**
     * Writes the reason for {@code target} in one step: it is there whole and on the disk, or not at all.
     *
     * @throws java.nio.file.FileAlreadyExistsException if something has the reason's name; it is left as it is
     */
    static void write(Path target, QuarantineReason reason) throws IOException {
        Path temporary = target.resolveSibling(TEMPORARY_PREFIX + UUID.randomUUID() + ".tmp");
        try {
            PrivateFolder.createFile(temporary);
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(MAPPER.writeValueAsBytes(reason));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            place(temporary, beside(target));
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** An atomic move replaces what is there: it may be nothing but the empty file that we made ourselves. */
    private static void place(Path temporary, Path reasonFile) throws IOException {
        PrivateFolder.createFile(reasonFile);
        try {
            Files.move(temporary, reasonFile, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(reasonFile);
            throw e;
        }
    }

    /**
     * Reads a reason.
     *
     * @throws IOException if it cannot be read, is none, or is much longer than ours are
     */
    public static QuarantineReason read(Path reasonFile) throws IOException {
        try (InputStream in = Files.newInputStream(reasonFile)) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            QuarantineReason reason = bytes.length > LONGEST ? null : MAPPER.readValue(bytes, QuarantineReason.class);
            if (reason == null) {
                throw new IOException("reason: none of ours (expected: an object of at most " + LONGEST + " bytes)");
            }
            return reason;
        }
    }
}
