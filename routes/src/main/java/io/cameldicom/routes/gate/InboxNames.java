package io.cameldicom.routes.gate;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the name of a file alone says about it. */
public enum InboxNames {
    /** Nothing: the file itself must be looked at. */
    ORDINARY,
    /** Somebody is still writing it, and will rename it. */
    UNFINISHED,
    /** A file of an operating system's desktop, of no use to anyone here. */
    IGNORED;

    private static final List<String> UNFINISHED_ENDINGS = List.of(".part", ".tmp", ".filepart", ".crdownload");
    private static final Set<String> DESKTOP_FILES = Set.of("thumbs.db", ".ds_store", "desktop.ini");

    /** Judges the last part of a path. */
    public static InboxNames of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (DESKTOP_FILES.contains(lower)) {
            return IGNORED;
        }
        boolean unfinished =
                lower.startsWith(".") || UNFINISHED_ENDINGS.stream().anyMatch(lower::endsWith);
        return unfinished ? UNFINISHED : ORDINARY;
    }
}
