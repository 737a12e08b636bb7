package io.cameldicom.routes.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads what a receiver keeps in a folder. */
final class Held {
    private Held() {}

    /** All files that {@code isObject} takes, by SOP Instance UID. */
    static Map<String, Set<String>> in(Path folder, Predicate<Path> isObject) throws IOException {
        Map<String, Set<String>> held = new HashMap<>();
        for (Path file : files(folder)) {
            if (isObject.test(file)) {
                add(held, Part10.read(file));
            }
        }
        return held;
    }

    static void add(Map<String, Set<String>> held, Part10 object) {
        held.computeIfAbsent(object.instance(), uid -> new HashSet<>()).add(object.dataSet());
    }

    /** Regular files, hidden ones as well. */
    static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
