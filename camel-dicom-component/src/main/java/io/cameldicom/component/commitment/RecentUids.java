package io.cameldicom.component.commitment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The last UIDs of many. Safe for use by many threads. */
final class RecentUids {
    private final Set<String> uids;

    RecentUids(int maximum) {
        this.uids = Collections.newSetFromMap(new LinkedHashMap<String, Boolean>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > maximum;
            }
        });
    }

    /** Whether it was not among them. */
    synchronized boolean add(String uid) {
        return uids.add(uid);
    }

    synchronized boolean contains(String uid) {
        return uids.contains(uid);
    }
}
