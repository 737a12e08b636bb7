package io.cameldicom.component;

import io.cameldicom.component.progress.DicomProgress;
import io.cameldicom.component.progress.DicomProgressListener;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what it hears, and on which thread. */
final class HeardProgress implements DicomProgressListener {
    private final List<DicomProgress> heard = new CopyOnWriteArrayList<>();
    private final Set<String> threads = ConcurrentHashMap.newKeySet();

    @Override
    public void progress(DicomProgress progress) {
        threads.add(Thread.currentThread().getName());
        heard.add(progress);
    }

    List<DicomProgress> all() {
        return List.copyOf(heard);
    }

    List<DicomProgress> of(String sopInstanceUid) {
        return heard.stream()
                .filter(progress -> progress.sopInstanceUid().equals(sopInstanceUid))
                .toList();
    }

    long ended() {
        return heard.stream().filter(DicomProgress::hasEnded).count();
    }

    Set<String> threads() {
        return Set.copyOf(threads);
    }
}
