package io.cameldicom.routes.demo;

import io.cameldicom.toolkit.file.Part10Writer;
import io.cameldicom.toolkit.file.PrivateFolder;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;

/**
 * What lies in the inbox of the demonstration.
 *
 * @param images files that can be sent
 * @param broken files that must end in quarantine
 */
public record DemoInbox(int images, int broken) {
    private static final String AE_TITLE = "DEMO";
    private static final String LETTER = "Dear colleague, please find the images of our patients enclosed.\n";
    private static final int LINES = 8;

    /** Fills an inbox: the studies, a file cut in half, and a letter that is no image. */
    public static DemoInbox fill(Path inbox) throws IOException {
        int images = 0;
        Path last = null;
        for (DemoStudy study : DemoStudy.all()) {
            String studyUid = newUid();
            String seriesUid = newUid();
            Path folder = inbox.resolve(study.folder());
            PrivateFolder.create(folder);
            for (int number = 1; number <= study.images(); number++) {
                last = folder.resolve(String.format("%04d.dcm", number));
                Part10Writer.write(last, DemoImage.of(study, studyUid, seriesUid, newUid(), number), AE_TITLE);
                images++;
            }
        }
        byte[] whole = Files.readAllBytes(last);
        Files.write(inbox.resolve("cut-in-half.dcm"), Arrays.copyOf(whole, whole.length / 2));
        Files.writeString(inbox.resolve("letter.txt"), LETTER.repeat(LINES));
        return new DemoInbox(images, 2);
    }

    public int files() {
        return images + broken;
    }

    /** A UID made from a random UUID (PS3.5 §B.2). */
    private static String newUid() {
        UUID uuid = UUID.randomUUID();
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
        return "2.25." + new BigInteger(1, bytes);
    }
}
