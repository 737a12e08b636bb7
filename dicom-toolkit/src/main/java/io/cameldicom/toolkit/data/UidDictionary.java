package io.cameldicom.toolkit.data;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The registry of UIDs (PS3.6 annex A). */
public final class UidDictionary {
    /**
     * One line of the registry.
     *
     * @param type as PS3.6 table A-1 writes it, such as {@code SOP Class} or {@code Transfer Syntax}
     * @param keyword such as {@code CTImageStorage}; may be empty
     * @param name such as {@code CT Image Storage}
     * @param retired whether the standard has retired it
     */
    public record Entry(String uid, String type, String keyword, String name, boolean retired) {}

    private static final Map<String, Entry> ENTRIES = load();

    private UidDictionary() {}

    /** What the standard says about a UID; empty for private and unknown ones. */
    public static Optional<Entry> entry(String uid) {
        return Optional.ofNullable(ENTRIES.get(uid));
    }

    /** All lines. */
    public static Collection<Entry> entries() {
        return ENTRIES.values();
    }

    /** The name of a UID, or the UID itself where the standard has no name for it: for messages. */
    public static String name(String uid) {
        Entry entry = ENTRIES.get(uid);
        return entry == null || entry.name().isEmpty() ? uid : entry.name();
    }

    private static Map<String, Entry> load() {
        Map<String, Entry> entries = new LinkedHashMap<>();
        new String(Dictionary.resource("uids.txt"), StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> {
                    String[] fields = line.split("\\|", -1);
                    entries.put(
                            fields[0], new Entry(fields[0], fields[1], fields[2], fields[3], fields[4].equals("R")));
                });
        return Collections.unmodifiableMap(entries);
    }
}
