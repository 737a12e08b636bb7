package io.cameldicom.routes.receipt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * How a journal file ends, which a crash may have cut anywhere.
 *
 * @param complete bytes up to the end of the last complete line
 * @param isUnended whether that line lacks nothing but its end
 * @param torn bytes behind it, which are no line
 */
record JournalTail(long complete, boolean isUnended, long torn) {
    private static final int CHUNK = 64 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    static JournalTail of(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            long lineStart = afterLastNewline(channel, size);
            if (lineStart == size) {
                return new JournalTail(size, false, 0);
            }
            boolean isLine = size - lineStart <= JournalLines.LONGEST && isJson(read(channel, lineStart, size));
            return isLine ? new JournalTail(size, true, 0) : new JournalTail(lineStart, false, size - lineStart);
        }
    }

    /** Backwards, a piece at a time: a power cut may have left any length of zeros. */
    private static long afterLastNewline(FileChannel channel, long size) throws IOException {
        for (long end = size; end > 0; ) {
            long start = Math.max(0, end - CHUNK);
            byte[] piece = read(channel, start, end);
            for (int i = piece.length - 1; i >= 0; i--) {
                if (piece[i] == '\n') {
                    return start + i + 1;
                }
            }
            end = start;
        }
        return 0;
    }

    private static byte[] read(FileChannel channel, long start, long end) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) (end - start));
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, start + bytes.position()) < 0) {
                throw new EOFException("a journal became shorter while it was read");
            }
        }
        return bytes.array();
    }

    private static boolean isJson(byte[] line) {
        try {
            JsonNode read = JSON.readTree(new String(line, StandardCharsets.UTF_8));
            return read != null && read.isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
