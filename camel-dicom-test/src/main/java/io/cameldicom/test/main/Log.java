package io.cameldicom.test.main;

import io.cameldicom.test.record.AssociationSeen;
import io.cameldicom.test.record.ObjectSeen;
import io.cameldicom.test.record.Recording;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** Prints associations when they end and objects when they have come; counts and UIDs, nothing of patients. */
final class Log implements Runnable {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Recording recording;
    private final PrintStream out;
    private int objects;
    private int associations;

    Log(Recording recording, PrintStream out) {
        this.recording = recording;
        this.out = out;
    }

    @Override
    public void run() {
        try {
            while (true) {
                recording.await(LOOK, seen -> isNew(seen));
                print();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isNew(Recording seen) {
        return seen.objects().size() > objects || associations < endedInOrder(seen.associations());
    }

    private static int endedInOrder(List<AssociationSeen> all) {
        int ended = 0;
        while (ended < all.size() && !all.get(ended).isOpen()) {
            ended++;
        }
        return ended;
    }

    void print() {
        List<ObjectSeen> seen = recording.objects();
        for (; objects < seen.size(); objects++) {
            ObjectSeen object = seen.get(objects);
            out.println("object " + object.number() + ": association " + object.association() + ", "
                    + object.sopInstance()
                    + ", " + object.transferSyntax() + ", " + object.bytes() + " bytes, sha256 " + object.sha256()
                    + object.status()
                            .map(status -> String.format(", status %04X", status))
                            .orElse(""));
        }
        List<AssociationSeen> all = recording.associations();
        for (int end = endedInOrder(all); associations < end; associations++) {
            AssociationSeen association = all.get(associations);
            out.println("association " + association.number() + ": " + association.callingTitle() + ", "
                    + association.objects() + " objects, " + association.ending()
                    + (association.violations().isEmpty() ? "" : ", violations: " + association.violations()));
        }
    }
}
