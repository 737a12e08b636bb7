package io.cameldicom.routes.receipt;

import io.cameldicom.testing.SmallJvm;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Random;

/** Makes many receipts, has the index made of them, and looks instances up: in a JVM of its own, with little memory. */
final class ManyReceiptsMain {
    private static final int DAYS = 10;
    private static final int INSTANCES_OF_A_STUDY = 500;
    private static final int LOOK_UPS = 100_000;

    private ManyReceiptsMain() {}

    /** Arguments: an empty folder, and how many receipts. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectory(Path.of(arguments[0]).resolve("receipts"));
        Path state = Files.createDirectory(Path.of(arguments[0]).resolve("state"));
        long count = Long.parseLong(arguments[1]);
        make(folder, count);
        Runtime.getRuntime().gc();
        open(folder, state, count, "made");
        open(folder, state, count, "opened");
        System.out.println(
                "index " + (Files.size(state.resolve("receipts.index")) >> 20) + " MiB, " + SmallJvm.peaks());
    }

    private static void open(Path folder, Path state, long count, String what) throws IOException {
        long start = System.nanoTime();
        try (Receipts receipts = Receipts.open(folder, state, Clock.systemUTC())) {
            long opened = System.nanoTime();
            Random random = new Random(1);
            for (int i = 0; i < LOOK_UPS; i++) {
                long number = (long) (random.nextDouble() * count);
                require(receipts.isSent(MadeReceipts.DESTINATION, instance(number), MadeReceipts.hash(number)));
                require(!receipts.isSent(MadeReceipts.DESTINATION, instance(number), MadeReceipts.hash(number + 1)));
                require(!receipts.isKnown(MadeReceipts.DESTINATION, instance(number + count)));
            }
            System.out.printf(
                    "%s with %d receipts in %d ms, %d look-ups in %d ms%n",
                    what, count, (opened - start) / 1_000_000, 3 * LOOK_UPS, (System.nanoTime() - opened) / 1_000_000);
        }
    }

    private static void require(boolean right) {
        if (!right) {
            throw new AssertionError("looked up: wrong (expected: what the receipts say)");
        }
    }

    private static void make(Path folder, long count) throws IOException {
        for (int day = 0; day < DAYS; day++) {
            Path file = folder.resolve(DayFile.nameOf(LocalDate.of(2026, 3, 1 + day)));
            try (BufferedWriter out = Files.newBufferedWriter(file)) {
                for (long number = count * day / DAYS; number < count * (day + 1) / DAYS; number++) {
                    out.write("{\"outcome\":\"done\",\"instance\":\"" + instance(number) + "\",\"study\":\"1.2.3\","
                            + "\"destination\":\"" + MadeReceipts.DESTINATION + "\",\"sourceSha256\":\""
                            + MadeReceipts.hash(number) + "\"}\n");
                }
            }
        }
    }

    /** Studies come in any order, their instances one after the other. */
    private static String instance(long number) {
        long study = number / INSTANCES_OF_A_STUDY * 0x9E3779B97F4A7C15L >>> 24;
        return "1.2.840.113619.2.55.3." + study + ".1." + number % INSTANCES_OF_A_STUDY + "." + number;
    }
}
