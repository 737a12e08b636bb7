package io.cameldicom.routes.receipt;

import io.cameldicom.toolkit.file.PrivateFolder;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The journal file of one day, open for lines to be appended. Used by one thread. */
final class DayFile implements AutoCloseable {
    static final String ENDING = ".jsonl";

    private static final Logger LOG = LoggerFactory.getLogger("camel-dicom");
    private static final boolean FOLDERS_CAN_BE_OPENED = File.separatorChar == '/';

    private final String name;
    private final FileChannel channel;
    private long length;

    /** Opens a file that exists for writing. */
    @FunctionalInterface
    interface Opening {
        Opening DISK = file -> FileChannel.open(file, StandardOpenOption.WRITE);

        FileChannel open(Path file) throws IOException;
    }

    private DayFile(String name, FileChannel channel, long length) {
        this.name = name;
        this.channel = channel;
        this.length = length;
    }

    static String nameOf(LocalDate day) {
        return day + ENDING;
    }

    /** Makes the file if it is missing, for its owner alone and with a durable name; removes a torn last line. */
    static DayFile open(Path folder, String name, Opening opening) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            PrivateFolder.createFile(file);
        }
        if (FOLDERS_CAN_BE_OPENED) {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
        JournalTail tail = JournalTail.of(file);
        FileChannel channel = opening.open(file);
        try {
            DayFile day = new DayFile(name, channel, tail.complete());
            day.repair(tail);
            return day;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private void repair(JournalTail tail) throws IOException {
        if (tail.torn() > 0) {
            cutBack();
            LOG.atWarn()
                    .addKeyValue("event", "receipts.torn")
                    .log("receipts: {} ended in a torn line of {} bytes, which was removed", name, tail.torn());
        }
        channel.position(length);
        if (tail.isUnended()) {
            append(ByteBuffer.wrap(new byte[] {'\n'}));
        }
    }

    String name() {
        return name;
    }

    /** Up to where all is on the disk. */
    long length() {
        return length;
    }

    /** Writes whole lines and waits until they are on the disk. */
    void append(ByteBuffer lines) throws IOException {
        int bytes = lines.remaining();
        while (lines.hasRemaining()) {
            channel.write(lines);
        }
        channel.force(false);
        length += bytes;
    }

    /** Takes away what {@link #append} has written without coming to its end. */
    void cutBack() throws IOException {
        channel.truncate(length);
        channel.position(length);
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
