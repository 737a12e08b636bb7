package io.cameldicom.routes.jar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cameldicom.testing.Orthanc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run of the application made of the files in its inbox, without what differs from run to run.
 *
 * @param stored SHA-256 of the file that Orthanc made of each instance
 * @param receipts by instance
 * @param reasons by name of the file in quarantine
 */
record OneDelivery(
        int exitCode, Map<String, String> stored, Map<String, JsonNode> receipts, Map<String, JsonNode> reasons) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> OF_THIS_RUN = List.of(
            "association", "queuedAt", "sentAt", "file", "fileId", "modified", "queued", "lastAttempt", "quarantined");

    /** Runs the application once, and empties {@code orthanc} afterwards. */
    static OneDelivery of(PackagedJar jar, Orthanc orthanc) throws Exception {
        int exitCode = jar.run("--once").exitCode();
        Map<String, JsonNode> receipts = new TreeMap<>();
        for (Path file : PackagedJar.files(Files.createDirectories(jar.folder.resolve("data/receipts")))) {
            for (String line : Files.readAllLines(file)) {
                ObjectNode receipt = withoutWhatDiffers(line);
                receipts.put(receipt.get("instance").asText(), receipt);
            }
        }
        Map<String, JsonNode> reasons = new TreeMap<>();
        String ending = ".reason.json";
        for (Path file : PackagedJar.files(Files.createDirectories(jar.quarantine()))) {
            String name = jar.quarantine().relativize(file).toString();
            if (name.endsWith(ending)) {
                String quarantined = name.substring(0, name.length() - ending.length());
                reasons.put(quarantined, withoutWhatDiffers(Files.readString(file)));
            }
        }
        return new OneDelivery(exitCode, takeAll(orthanc), receipts, reasons);
    }

    private static ObjectNode withoutWhatDiffers(String json) throws IOException {
        return ((ObjectNode) JSON.readTree(json)).remove(OF_THIS_RUN);
    }

    private static Map<String, String> takeAll(Orthanc orthanc) throws IOException, GeneralSecurityException {
        Map<String, String> stored = new TreeMap<>();
        for (String instance : orthanc.instances()) {
            String uid = JSON.readTree(orthanc.text("/instances/" + instance))
                    .at("/MainDicomTags/SOPInstanceUID")
                    .asText();
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(orthanc.file(instance));
            stored.put(uid, HexFormat.of().formatHex(hash));
            orthanc.delete(instance);
        }
        return stored;
    }
}
