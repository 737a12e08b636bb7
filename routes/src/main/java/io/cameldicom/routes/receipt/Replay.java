package io.cameldicom.routes.receipt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads into an index what the journal files have and it has not. */
final class Replay {
    private static final Logger LOG = LoggerFactory.getLogger("camel-dicom");
    private static final String DAY = "\\d{4}-\\d{2}-\\d{2}\\" + DayFile.ENDING;

    private final Path folder;
    private long unreadable;

    private Replay(Path folder) {
        this.folder = folder;
    }

    /** The journal files, oldest day first. */
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().matches(DAY))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Reads on where the index has stopped.
     *
     * @return false where the files are not those that the index was made of: it says more than they do
     */
    static boolean into(ReceiptIndex index, Path folder) throws IOException {
        return new Replay(folder).read(index);
    }

    private boolean read(ReceiptIndex index) throws IOException {
        Map<String, Long> reached = new HashMap<>(index.reached());
        Map<Path, Long> behind = new LinkedHashMap<>();
        long bytes = 0;
        for (Path file : files(folder)) {
            long from = Optional.ofNullable(reached.remove(file.getFileName().toString()))
                    .orElse(0L);
            long size = Files.size(file);
            if (size < from) {
                return false;
            } else if (size > from) {
                behind.put(file, from);
                bytes += size - from;
            }
        }
        ReplayProgress progress = new ReplayProgress(bytes, System::nanoTime, LOG::info);
        for (Map.Entry<Path, Long> file : behind.entrySet()) {
            read(index, file.getKey(), file.getValue(), progress);
        }
        if (unreadable > 0) {
            LOG.atWarn()
                    .addKeyValue("event", "receipts.unreadable")
                    .log("receipts: {} lines are none and were passed over", unreadable);
        }
        return reached.isEmpty();
    }

    private void read(ReceiptIndex index, Path file, long from, ReplayProgress progress) throws IOException {
        try (JournalLines lines = new JournalLines(file, from)) {
            for (long end = from; lines.next(); end = lines.end()) {
                add(index, lines);
                progress.read(lines.end() - end);
            }
            if (lines.hasRest()) {
                addWithoutEnd(index, lines);
            }
            index.reached(file.getFileName().toString(), lines.end());
        }
    }

    /** A crash may have taken nothing but the end of a line, which it gets back once others follow it. */
    private static void addWithoutEnd(ReceiptIndex index, JournalLines lines) {
        try {
            SentInstance.read(lines.line(), lines.length()).ifPresent(index::add);
        } catch (IOException e) {
            LOG.debug("the last line is torn", e);
        }
    }

    private void add(ReceiptIndex index, JournalLines lines) {
        try {
            SentInstance.read(lines.line(), lines.length()).ifPresent(index::add);
        } catch (IOException e) {
            unreadable++;
        }
    }
}
