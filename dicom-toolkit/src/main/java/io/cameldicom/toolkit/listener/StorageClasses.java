package io.cameldicom.toolkit.listener;

import java.util.Set;

/** Which SOP classes are storage SOP classes (PS3.4 annex B.5, GG.3 and PS3.6 annex A). */
final class StorageClasses {
    private static final String STANDARD_ROOT = "1.2.840.10008.";
    private static final String STORAGE_ROOT = "1.2.840.10008.5.1.4.1.1.";

    /** Those of the standard that stand elsewhere: templates, protocols, plans and their like, and retired ones. */
    private static final Set<String> ELSEWHERE = Set.of(
            "1.2.840.10008.5.1.1.27",
            "1.2.840.10008.5.1.1.29",
            "1.2.840.10008.5.1.1.30",
            "1.2.840.10008.5.1.4.34.1",
            "1.2.840.10008.5.1.4.34.7",
            "1.2.840.10008.5.1.4.34.10",
            "1.2.840.10008.5.1.4.38.1",
            "1.2.840.10008.5.1.4.39.1",
            "1.2.840.10008.5.1.4.43.1",
            "1.2.840.10008.5.1.4.44.1",
            "1.2.840.10008.5.1.4.45.1");

    /** Those of the standard that stand among them: queries and retrieval of protocol approvals. */
    private static final Set<String> AMONG =
            Set.of("1.2.840.10008.5.1.4.1.1.200.4", "1.2.840.10008.5.1.4.1.1.200.5", "1.2.840.10008.5.1.4.1.1.200.6");

    private StorageClasses() {}

    /** Whether objects of the class may be stored; of a private class nothing else can be said. */
    static boolean isStorage(String sopClassUid) {
        return !sopClassUid.startsWith(STANDARD_ROOT)
                || sopClassUid.startsWith(STORAGE_ROOT) && !AMONG.contains(sopClassUid)
                || ELSEWHERE.contains(sopClassUid);
    }
}
