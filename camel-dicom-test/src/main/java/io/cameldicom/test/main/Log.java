package io.cameldicom.test.main;

import io.cameldicom.test.record.AssociationSeen;
import io.cameldicom.test.record.ObjectSeen;
import io.cameldicom.test.record.Recording;
import java.io.PrintStream;
import java.time.Duration;
import java.util.BitSet;

/** Prints objects when they have come and associations when they have ended; counts and UIDs, nothing of patients. */
final class Log implements Runnable {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Recording recording;
    private final PrintStream out;
    private final BitSet objects = new BitSet();
    private final BitSet associations = new BitSet();

    Log(Recording recording, PrintStream out) {
        this.recording = recording;
        this.out = out;
    }

    @Override
    public void run() {
        try {
            while (true) {
                recording.await(PAUSE, seen -> false);
                print();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void print() {
        for (ObjectSeen object : recording.objects()) {
            if (!objects.get(object.number())) {
                objects.set(object.number());
                out.println(line(object));
            }
        }
        for (AssociationSeen association : recording.associations()) {
            if (!association.isOpen() && !associations.get(association.number())) {
                associations.set(association.number());
                out.println(line(association));
            }
        }
    }

    private static String line(ObjectSeen object) {
        return "object " + object.number() + ": association " + object.association() + ", " + object.sopInstance()
                + ", " + object.transferSyntax() + ", " + object.bytes() + " bytes, sha256 " + object.sha256()
                + object.status()
                        .map(status -> String.format(", status %04X", status))
                        .orElse("");
    }

    private static String line(AssociationSeen association) {
        String line = "association " + association.number() + ": " + association.ending() + ", called by "
                + association.callingTitle() + ", " + association.objects() + " objects, " + association.echoes()
                + " echoes";
        return association.violations().isEmpty()
                ? line
                : line + "; against the standard: " + String.join("; ", association.violations());
    }
}
