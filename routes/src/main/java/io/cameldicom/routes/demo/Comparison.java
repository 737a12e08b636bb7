package io.cameldicom.routes.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What was sent against what the PACS has, by SOP Instance UID and SHA-256 of the data set.
 *
 * @param sent objects that were sent
 * @param stored objects that the PACS has
 * @param identical the same, byte for byte
 * @param labelled the same but for Specific Character Set, which the route has added
 */
public record Comparison(int sent, int stored, int identical, int labelled) {
    /** Reads both folders. */
    public static Comparison of(Path sentFolder, Path storeFolder) throws IOException {
        Map<String, Fingerprint> sent = fingerprints(sentFolder);
        Map<String, Fingerprint> stored = fingerprints(storeFolder);
        int identical = 0;
        int labelled = 0;
        for (Fingerprint original : sent.values()) {
            Fingerprint copy = stored.get(original.uid());
            if (copy != null && copy.dataSet().equals(original.dataSet())) {
                identical++;
            } else if (copy != null && copy.unlabelled().equals(original.unlabelled())) {
                labelled++;
            }
        }
        return new Comparison(sent.size(), stored.size(), identical, labelled);
    }

    private static Map<String, Fingerprint> fingerprints(Path folder) throws IOException {
        Map<String, Fingerprint> fingerprints = new HashMap<>();
        for (Path file : files(folder)) {
            Fingerprint fingerprint = Fingerprint.of(file);
            fingerprints.put(fingerprint.uid(), fingerprint);
        }
        return fingerprints;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    /** Whether the PACS has all of it, and nothing else. */
    public boolean agrees() {
        return sent == stored && identical + labelled == sent;
    }
}
