package io.cameldicom.routes.confirmation;

import io.cameldicom.routes.confirmation.StoredFile.State;
import io.cameldicom.routes.gate.InboxGate;
import io.cameldicom.routes.receipt.Receipt;
import io.cameldicom.routes.receipt.ReceiptOutcome;
import io.cameldicom.testing.TestObjects;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A journal of files that wait, with UIDs and hashes as long as those of an archive. */
final class ManyConfirmations {
    static final String PACS = "PACS@127.0.0.1:104";
    private static final String ROOT = "1.3.6.1.4.1.14519.5.2.1.7009.2403.";
    private static final long LONG = 1_000_000_000_000_000_000L;

    private ManyConfirmations() {}

    static void write(Path folder, int files) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve(StoredJournal.NAME)))) {
            for (int i = 0; i < files; i++) {
                out.write(stored(i).line());
            }
        }
    }

    private static StoredFile stored(int i) {
        return new StoredFile(
                1_700_000_000_000L,
                PACS,
                Long.toHexString(InboxGate.fileOf(Path.of("/data/inbox/study-" + i / 100 + "/image-" + i + ".dcm"))),
                500_000 + i,
                1_700_000_000_000_000_000L + i,
                i,
                1_700_000_000_000_000_000L + i,
                TestObjects.CT,
                receipt(instance(i)),
                State.WAITING,
                List.of(),
                1,
                0,
                0);
    }

    static String instance(int i) {
        return ROOT + (LONG + i);
    }

    static Receipt receipt(String instance) {
        return new Receipt(
                ReceiptOutcome.DONE,
                instance,
                ROOT + (LONG + 1),
                ROOT + (LONG + 2),
                PACS,
                1L,
                "1.2.840.10008.1.2.1",
                "1.2.840.10008.1.2.1",
                500_000L,
                "ab".repeat(32),
                "cd".repeat(32),
                "0000",
                1,
                "2026-01-01T00:00:00.000Z",
                "2026-01-01T00:00:01.000Z",
                false,
                "0a1b2c3d",
                null);
    }
}
