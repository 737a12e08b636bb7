package io.cameldicom.component.commitment;

import io.cameldicom.toolkit.data.Uid;
import io.cameldicom.toolkit.file.PrivateFolder;
import io.cameldicom.toolkit.store.DurableFolders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Transactions as files of a folder, one each, named by the Transaction UID: they survive a restart. Each is forced to
 * the disk, with its name, before {@link #add} returns. Several processes may use one folder.
 */
final class TransactionFolder implements OpenTransactions {
    static final String SUFFIX = ".transaction";
    private static final String UNFINISHED = ".part";

    private final Path folder;
    private final DurableFolders folders = new DurableFolders();
    private final AtomicInteger open = new AtomicInteger();

    /** Makes the folder, for its owner alone, if it is not there. */
    TransactionFolder(Path folder) throws IOException {
        this.folder = folder;
        folders.create(folder.toAbsolutePath());
        open.set(files());
    }

    @Override
    public void add(Transaction transaction, TransactionLimits limits) throws IOException {
        requireRoom(limits.maximum());
        boolean kept = false;
        try {
            keep(transaction);
            kept = true;
        } finally {
            if (!kept) {
                open.decrementAndGet();
            }
        }
    }

    private void keep(Transaction transaction) throws IOException {
        Path file = file(transaction.uid());
        Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        try {
            write(unfinished, TransactionText.of(transaction));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
        folders.force(folder);
    }

    /** Counts anew only where there seem to be too many: others may have removed some. */
    private void requireRoom(int maximum) throws IOException {
        if (open.incrementAndGet() > maximum) {
            int counted = files();
            open.set(counted);
            if (counted >= maximum) {
                throw new TooManyTransactionsException(counted);
            }
            open.incrementAndGet();
        }
    }

    private int files() throws IOException {
        int files = 0;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path ignored : all) {
                files++;
            }
        }
        return files;
    }

    private static void write(Path file, String text) throws IOException {
        PrivateFolder.createFile(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    @Override
    public Optional<Transaction> find(String transactionUid) throws IOException {
        if (!Uid.isValid(transactionUid)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    TransactionText.parse(Files.readString(file(transactionUid), StandardCharsets.US_ASCII)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new IOException("commitmentDirectory: the file of " + transactionUid + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void remove(String transactionUid) throws IOException {
        if (Files.deleteIfExists(file(transactionUid))) {
            open.decrementAndGet();
            folders.force(folder);
        }
    }

    /** Those that another process adds or removes count from the next time on that there seem to be too many. */
    @Override
    public int count() {
        return Math.max(0, open.get());
    }

    /** As the files tell it. */
    @Override
    public Map<String, Instant> asked() throws IOException {
        Map<String, Instant> asked = new LinkedHashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : files) {
                try {
                    String name = file.getFileName().toString();
                    asked.put(
                            name.substring(0, name.length() - SUFFIX.length()),
                            Files.getLastModifiedTime(file).toInstant());
                } catch (NoSuchFileException e) {
                    continue; // its report has come
                }
            }
        }
        return asked;
    }

    @Override
    public int expire(Instant instant) throws IOException {
        int expired = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX + "{," + UNFINISHED + "}")) {
            for (Path file : files) {
                if (isOlder(file, instant) && Files.deleteIfExists(file)) {
                    expired++;
                }
            }
        }
        return expired;
    }

    private static boolean isOlder(Path file, Instant instant) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(instant);
        } catch (NoSuchFileException e) {
            return false; // another process was faster
        }
    }

    private Path file(String transactionUid) {
        return folder.resolve(transactionUid + SUFFIX);
    }
}
