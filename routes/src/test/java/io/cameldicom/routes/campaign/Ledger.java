package io.cameldicom.routes.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cameldicom.routes.folders.FolderLocks;
import io.cameldicom.routes.jar.PackagedJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what was dropped with what lies in the folders and what the receiver holds. */
final class Ledger {
    private static final String REASON = ".reason.json";

    private final PackagedJar jar;
    private final Receiver receiver;
    private final List<Drop> drops;
    private final boolean drained;
    private final List<String> violations = new ArrayList<>();
    private final Map<String, List<Path>> found = new HashMap<>();

    Ledger(PackagedJar jar, Receiver receiver, List<Drop> drops, boolean drained) {
        this.jar = jar;
        this.receiver = receiver;
        this.drops = drops;
        this.drained = drained;
    }

    List<String> violations() throws Exception {
        List<Path> files = new ArrayList<>(PackagedJar.files(jar.inbox()));
        if (drained && !files.isEmpty()) {
            violations.add("left in the inbox: " + files);
        } else if (!drained) {
            violations.add("not delivered in time: " + files);
        }
        files.addAll(PackagedJar.files(jar.sent()));
        files.addAll(PackagedJar.files(jar.quarantine()));
        for (Path file : files) {
            if (!file.toString().endsWith(REASON)) {
                found.computeIfAbsent(Part10.sha256(file), hash -> new ArrayList<>())
                        .add(file);
            }
        }
        eachInOnePlace();
        nothingElse();
        Map<String, Set<String>> held = receiver.held();
        for (Drop drop : drops) {
            found.getOrDefault(drop.file(), List.of()).forEach(file -> judge(drop, file, held));
        }
        leftovers();
        Path receipts = jar.folder.resolve("data/receipts");
        violations.addAll(new ReceiptCheck(receiver.address(), held, rivals()).violations(receipts, jar.sent()));
        return violations;
    }

    private Set<String> rivals() {
        Set<String> rivals = new HashSet<>();
        for (Drop drop : drops) {
            if (drop.object() != null && !isAlone(drop)) {
                rivals.add(drop.object().instance());
            }
        }
        return rivals;
    }

    private void eachInOnePlace() {
        Map<String, List<Drop>> byContents = new HashMap<>();
        drops.forEach(drop -> byContents
                .computeIfAbsent(drop.file(), hash -> new ArrayList<>())
                .add(drop));
        byContents.forEach((hash, same) -> {
            List<Path> places = found.getOrDefault(hash, List.of());
            long least = same.stream().filter(drop -> !drop.fate().mayBeGone()).count();
            if (places.size() < least) {
                violations.add("lost, or its contents changed: " + same + ", found " + places);
            } else if (places.size() > same.size()) {
                violations.add("in more than one place: " + same + ", found " + places);
            }
        });
    }

    private void nothingElse() {
        Set<String> known = new HashSet<>();
        drops.forEach(drop -> known.add(drop.file()));
        found.forEach((hash, places) -> {
            if (!known.contains(hash)) {
                violations.add("nobody dropped this: " + places);
            }
        });
    }

    private void judge(Drop drop, Path file, Map<String, Set<String>> held) {
        if (file.startsWith(jar.sent())) {
            judgeSent(drop, file, held);
        } else if (file.startsWith(jar.quarantine())) {
            judgeQuarantined(drop, file, held);
        }
    }

    private void judgeSent(Drop drop, Path file, Map<String, Set<String>> held) {
        if (!drop.fate().mayBeSent()) {
            violations.add("sent, but it can never be: " + drop);
            return;
        }
        Set<String> objects = held.getOrDefault(drop.object().instance(), Set.of());
        if (objects.isEmpty()) {
            violations.add("sent, but the receiver does not have it: " + drop + " at " + file);
        } else if (isAlone(drop) && !objects.contains(drop.object().dataSet())) {
            violations.add("sent, but the receiver has other bytes: " + drop + " at " + file);
        }
    }

    /** No other file has the same instance with other bytes, so that a receiver may have replaced it. */
    private boolean isAlone(Drop drop) {
        return drops.stream()
                .allMatch(other -> other.object() == null
                        || !other.object().instance().equals(drop.object().instance())
                        || other.object().equals(drop.object()));
    }

    private void judgeQuarantined(Drop drop, Path file, Map<String, Set<String>> held) {
        Path reason = Path.of(file + REASON);
        try {
            JsonNode json = new ObjectMapper().readTree(reason.toFile());
            String cause = json.path("cause").asText();
            if (!drop.fate().causes().contains(cause) || cause.equals("duplicate") && !receiver.refusesDuplicates()) {
                violations.add("in quarantine, but it should have been delivered: " + drop + ", its reason: " + json
                        + "; the receiver has "
                        + (drop.object() == null ? "" : held.get(drop.object().instance())));
            }
        } catch (IOException e) {
            violations.add("in quarantine without a reason: " + drop + " (" + e + ")");
        }
    }

    private void leftovers() throws Exception {
        List<Path> left = new ArrayList<>(receiver.leftovers());
        for (Path folder : List.of(jar.sent(), jar.quarantine())) {
            for (Path file : Held.files(folder)) {
                String name = file.getFileName().toString();
                if (name.equals(FolderLocks.LOCK_FILE)) {
                    continue; // of a sender that had to be ended while it stopped; the next one takes it over
                }
                if (name.startsWith(".") || name.endsWith(".tmp") || name.endsWith(".part")) {
                    left.add(file);
                } else if (name.endsWith(REASON) && !Files.exists(described(file))) {
                    violations.add("a reason without its file: " + file);
                }
            }
        }
        if (!left.isEmpty()) {
            violations.add("leftovers: " + left);
        }
    }

    private static Path described(Path reason) {
        String name = reason.getFileName().toString();
        return reason.resolveSibling(name.substring(0, name.length() - REASON.length()));
    }
}
