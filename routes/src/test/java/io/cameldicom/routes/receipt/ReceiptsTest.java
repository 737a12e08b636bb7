package io.cameldicom.routes.receipt;

import static io.cameldicom.routes.receipt.MadeReceipts.DESTINATION;
import static io.cameldicom.routes.receipt.MadeReceipts.hash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path root;

    private Path folder;
    private Path index;
    private Path today;

    @BeforeEach
    void folders() throws IOException {
        folder = Files.createDirectory(root.resolve("receipts"));
        index = Files.createDirectory(root.resolve("state")).resolve("receipts.index");
        today = folder.resolve("2026-03-01.jsonl");
    }

    private Receipts open() throws IOException {
        return Receipts.open(folder, index.getParent(), CLOCK);
    }

    private static void write(Receipts receipts, Receipt receipt) {
        receipts.write(receipt).toCompletableFuture().join();
    }

    private void writeThree() throws IOException {
        try (Receipts receipts = open()) {
            write(receipts, MadeReceipts.of("1.2.1"));
            write(receipts, MadeReceipts.of("1.2.2"));
            write(receipts, MadeReceipts.of("1.2.3"));
        }
    }

    private void assertThreeAreKnown() throws IOException {
        try (Receipts receipts = open()) {
            for (String instance : List.of("1.2.1", "1.2.2", "1.2.3")) {
                assertThat(receipts.isSent(DESTINATION, instance, hash(1))).isTrue();
            }
            assertThat(receipts.isKnown(DESTINATION, "1.2.4")).isFalse();
        }
    }

    @Test
    void knowsAnInstanceByDestinationUidAndBytes() throws IOException {
        try (Receipts receipts = open()) {
            assertThat(receipts.isKnown(DESTINATION, "1.2.1")).isFalse();
            write(receipts, MadeReceipts.of("1.2.1"));
            assertThat(receipts.isKnown(DESTINATION, "1.2.1")).isTrue();
            assertThat(receipts.isSent(DESTINATION, "1.2.1", hash(1))).isTrue();
            assertThat(receipts.isSent(DESTINATION, "1.2.1", hash(2))).isFalse();
            assertThat(receipts.isKnown("OTHER@127.0.0.1:104", "1.2.1")).isFalse();
            assertThat(receipts.isKnown(DESTINATION, "1.2.10")).isFalse();
            assertThat(receipts.isKnown(DESTINATION, "1.2")).isFalse();
        }
    }

    @Test
    void remembersEachOfTheBytesThatWereSentUnderOneUid() throws IOException {
        try (Receipts receipts = open()) {
            for (int bytes = 1; bytes <= 3; bytes++) {
                write(receipts, MadeReceipts.of("1.2.1", ReceiptOutcome.DONE, hash(bytes)));
                write(receipts, MadeReceipts.of("1.2.1", ReceiptOutcome.DONE, hash(bytes)));
            }
            assertThat(receipts.isSent(DESTINATION, "1.2.1", hash(1))).isTrue();
            assertThat(receipts.isSent(DESTINATION, "1.2.1", hash(3))).isTrue();
            assertThat(receipts.isSent(DESTINATION, "1.2.1", hash(4))).isFalse();
        }
    }

    @Test
    void countsOnlyWhatTheDestinationHasAsSent() throws IOException {
        for (ReceiptOutcome outcome : ReceiptOutcome.values()) {
            try (Receipts receipts = open()) {
                String instance = "1.2." + outcome.ordinal();
                write(receipts, MadeReceipts.of(instance, outcome, hash(1)));
                assertThat(receipts.isKnown(DESTINATION, instance))
                        .as(outcome.word())
                        .isEqualTo(outcome.isSent());
            }
        }
        Files.delete(index);
        try (Receipts receipts = open()) {
            assertThat(receipts.isKnown(DESTINATION, "1.2." + ReceiptOutcome.DUPLICATE.ordinal()))
                    .isTrue();
            assertThat(receipts.isKnown(DESTINATION, "1.2." + ReceiptOutcome.ALREADY_SENT.ordinal()))
                    .isFalse();
            assertThat(receipts.isKnown(DESTINATION, "1.2." + ReceiptOutcome.SOURCE_CHANGED.ordinal()))
                    .isFalse();
        }
    }

    @Test
    void remembersOverARestart() throws IOException {
        writeThree();
        assertThreeAreKnown();
    }

    @Test
    void makesAMissingIndexAnew() throws IOException {
        writeThree();
        Files.delete(index);
        assertThreeAreKnown();
    }

    @Test
    void makesADamagedIndexAnew() throws IOException {
        writeThree();
        Files.write(index, new byte[20_000]);
        assertThreeAreKnown();
        Files.writeString(index, "nonsense");
        assertThreeAreKnown();
        Files.write(index, new byte[0]);
        assertThreeAreKnown();
    }

    @Test
    void makesAnIndexOfAnotherVersionAnew() throws IOException {
        writeThree();
        try (MVStore store = MVStore.open(index.toString())) {
            MVMap.Builder<String, Long> types = new MVMap.Builder<String, Long>()
                    .keyType(StringDataType.INSTANCE)
                    .valueType(LongDataType.INSTANCE);
            store.openMap("about", types).put("version", ReceiptIndex.VERSION + 1);
            store.openMap("reached", types).put(today.getFileName().toString(), 1L);
        }
        assertThreeAreKnown();
    }

    @Test
    void readsWhatACrashKeptFromTheIndex() throws IOException {
        writeThree();
        Files.copy(index, root.resolve("old"));
        try (Receipts receipts = open()) {
            write(receipts, MadeReceipts.of("1.2.4"));
        }
        Files.copy(root.resolve("old"), index, StandardCopyOption.REPLACE_EXISTING);
        try (Receipts receipts = open()) {
            assertThat(receipts.isKnown(DESTINATION, "1.2.4")).isTrue();
        }
    }

    @Test
    void neverSaysSentOfWhatNoReceiptSays() throws IOException {
        writeThree();
        List<String> lines = Files.readAllLines(today);
        Files.writeString(today, lines.get(0) + "\n");
        try (Receipts receipts = open()) {
            assertThat(receipts.isKnown(DESTINATION, "1.2.1")).isTrue();
            assertThat(receipts.isKnown(DESTINATION, "1.2.2")).isFalse();
        }
        Files.delete(today);
        try (Receipts receipts = open()) {
            assertThat(receipts.isKnown(DESTINATION, "1.2.1")).isFalse();
        }
    }

    @Test
    void doesNotTakeATornLastLineForAReceiptNorReadItTwice() throws IOException {
        writeThree();
        byte[] whole = Files.readAllBytes(today);
        Files.write(today, Arrays.copyOf(whole, whole.length - 20));
        Files.delete(index);
        try (Receipts receipts = open()) {
            assertThat(receipts.isKnown(DESTINATION, "1.2.2")).isTrue();
            assertThat(receipts.isKnown(DESTINATION, "1.2.3")).isFalse();
            write(receipts, MadeReceipts.of("1.2.5"));
        }
        try (Receipts receipts = open()) {
            assertThat(receipts.isKnown(DESTINATION, "1.2.5")).isTrue();
        }
        assertThat(Files.readAllLines(today)).hasSize(3);
    }

    @Test
    void knowsAReceiptThatLacksNothingButTheEndOfItsLine() throws IOException {
        writeThree();
        Files.writeString(today, Files.readString(today).stripTrailing());
        assertThreeAreKnown();
        try (Receipts receipts = open()) {
            write(receipts, MadeReceipts.of("1.2.5"));
        }
        assertThreeAreKnown();
    }

    @Test
    void passesOverLinesThatAreNoReceipts() throws IOException {
        writeThree();
        List<String> lines = Files.readAllLines(today);
        Files.writeString(
                today,
                "nonsense\n\n" + lines.get(0) + "\n" + "x".repeat(JournalLines.LONGEST + 1) + "\n\0\0\0\n[1]\n"
                        + lines.get(1) + "\n{\"instance\":\n" + lines.get(2) + "\n");
        Files.delete(index);
        assertThreeAreKnown();
    }

    @Test
    void findsADamagedPageAndMakesTheIndexAnewWhileItRuns() throws IOException {
        try (Receipts receipts = open()) {
            for (int i = 0; i < 3_000; i++) {
                receipts.write(MadeReceipts.of("1.2." + i));
            }
            write(receipts, MadeReceipts.of("1.3"));
        }
        try (Receipts receipts = open()) {
            try (FileChannel channel = FileChannel.open(index, StandardOpenOption.WRITE)) {
                // what lies behind the two headers, which are in memory by now
                channel.write(ByteBuffer.allocate((int) channel.size() - 8192), 8192);
            }
            assertThatThrownBy(() -> receipts.isKnown(DESTINATION, "1.2.1500"))
                    .isInstanceOf(ReceiptsUnavailableException.class);
            assertThat(receipts.isAvailable()).isFalse();
            await().until(receipts::isAvailable);
            assertThat(receipts.isSent(DESTINATION, "1.2.1500", hash(1))).isTrue();
            write(receipts, MadeReceipts.of("1.4"));
        }
    }

    @Test
    void readsOnAfterAnInterruptOfWhoeverAsked() throws IOException {
        try (Receipts receipts = open()) {
            for (int i = 0; i < 3_000; i++) {
                receipts.write(MadeReceipts.of("1.2." + i));
            }
            write(receipts, MadeReceipts.of("1.3"));
        }
        Object before = Files.readAttributes(index, BasicFileAttributes.class).fileKey();
        try (Receipts receipts = open()) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> receipts.isKnown(DESTINATION, "1.2.1500"))
                    .isInstanceOf(ReceiptsUnavailableException.class);
            assertThat(Thread.interrupted()).isTrue();
            await().until(receipts::isAvailable);
            assertThat(receipts.isKnown(DESTINATION, "1.2.1500")).isTrue();
            write(receipts, MadeReceipts.of("1.4"));
        }
        assertThat(Files.readAttributes(index, BasicFileAttributes.class).fileKey())
                .isEqualTo(before);
        assertThat(Files.readAllLines(today)).hasSize(3_002);
    }

    @Test
    void takesUidsThatAreNone() throws IOException {
        try (Receipts receipts = open()) {
            write(receipts, MadeReceipts.of("no-uid"));
            write(receipts, MadeReceipts.of("1"));
            assertThat(receipts.isKnown(DESTINATION, "no-uid")).isTrue();
            assertThat(receipts.isKnown(DESTINATION, "no-ui")).isFalse();
            assertThat(receipts.isKnown(DESTINATION, "1")).isTrue();
            assertThat(receipts.isKnown(DESTINATION, "11")).isFalse();
            assertThat(receipts.isKnown(DESTINATION, "")).isFalse();
        }
    }
}
