package io.cameldicom.routes.campaign;

import io.cameldicom.testing.Orthanc;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Orthanc, which keeps the last of several objects with one UID. */
final class OrthancReceiver implements Receiver {
    private Orthanc orthanc;

    @Override
    public String address() {
        return orthanc.address().toString();
    }

    @Override
    public void start() {
        if (orthanc == null) {
            orthanc = Orthanc.start();
        } else {
            orthanc.startAgain();
        }
    }

    @Override
    public void kill() {
        orthanc.kill();
    }

    @Override
    public Map<String, Set<String>> held() {
        Map<String, Set<String>> held = new HashMap<>();
        for (String instance : orthanc.instances()) {
            Held.add(held, Part10.of(orthanc.file(instance)));
        }
        return held;
    }

    @Override
    public void close() {
        if (orthanc != null) {
            orthanc.close();
        }
    }
}
