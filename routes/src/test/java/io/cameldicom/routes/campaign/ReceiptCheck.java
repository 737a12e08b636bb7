package io.cameldicom.routes.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cameldicom.routes.jar.PackagedJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares the receipts with what lies in {@code sent} and with what the receiver holds. */
final class ReceiptCheck {
    private static final Set<String> TAKEN = Set.of("done", "done-with-warning", "duplicate");
    private static final String ALREADY_SENT = "already-sent";

    private final String destination;
    private final Map<String, Set<String>> held;
    private final Set<String> rivals;
    private final Set<Part10> taken = new HashSet<>();
    private final List<String> violations = new ArrayList<>();

    /**
     * @param held by the receiver: SHA-256 of data sets by SOP Instance UID
     * @param rivals instances of which there are files with different bytes: a receiver may keep any of them
     */
    ReceiptCheck(String destination, Map<String, Set<String>> held, Set<String> rivals) {
        this.destination = destination;
        this.held = held;
        this.rivals = rivals;
    }

    List<String> violations(Path folder, Path sent) throws IOException {
        for (Path day : PackagedJar.files(folder)) {
            String text = Files.readString(day);
            if (!text.isEmpty() && !text.endsWith("\n")) {
                violations.add("the last line of the receipts is torn though the sender was stopped in peace: " + day);
            }
            text.lines().forEach(this::line);
        }
        for (Path file : PackagedJar.files(sent)) {
            if (!taken.contains(Part10.read(file))) {
                violations.add("in sent, but no receipt says that the receiver took it: " + file);
            }
        }
        return violations;
    }

    private void line(String line) {
        if (line.contains(Drops.PATIENT) || line.contains("/")) {
            violations.add("a receipt tells too much: " + line);
        }
        try {
            receipt(new ObjectMapper().readTree(line), line);
        } catch (JsonProcessingException e) {
            violations.add("no receipt: " + line);
        }
    }

    private void receipt(JsonNode receipt, String line) {
        String outcome = receipt.path("outcome").asText();
        String instance = receipt.path("instance").asText();
        Part10 object = new Part10(instance, receipt.path("sourceSha256").asText());
        if (!receipt.path("destination").asText().equals(destination)) {
            violations.add("a receipt of another destination: " + line);
        }
        if (outcome.equals(ALREADY_SENT) && !taken.contains(object)) {
            violations.add("already-sent, but no receipt before it says so: " + line);
        }
        if (TAKEN.contains(outcome)) {
            if (!taken.add(object)) {
                violations.add("sent again though there was a receipt: " + line);
            }
            Set<String> objects = held.getOrDefault(instance, Set.of());
            if (objects.isEmpty()) {
                violations.add("a receipt of what the receiver does not have: " + line);
            } else if (!rivals.contains(instance)
                    && !objects.contains(receipt.path("sentSha256").asText())) {
                violations.add("a receipt with another hash than the receiver's " + objects + ": " + line);
            }
        }
    }
}
