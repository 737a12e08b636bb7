package io.cameldicom.toolkit.interop;

import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.StoreResponse;
import io.cameldicom.toolkit.file.DicomFile;
import io.cameldicom.toolkit.file.ReadLimits;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs in a JVM with a small heap: sends one file, to a peer or to a listener in the same JVM. */
final class LargeObjectMain {
    private LargeObjectMain() {}

    /** @param arguments file, then the address of the peer or a folder for the listener */
    public static void main(String[] arguments) throws Exception {
        EncodedDataSet object =
                DicomFile.read(Path.of(arguments[0]), ReadLimits.DEFAULTS).encoded();
        try (EngineClient client = new EngineClient()) {
            if (arguments[1].contains("@")) {
                print(client.store(DicomAddress.parse(arguments[1]), object));
            } else {
                storeToOurselves(client, object, Path.of(arguments[1]));
            }
        }
    }

    private static void storeToOurselves(EngineClient client, EncodedDataSet object, Path folder) throws Exception {
        try (ListenerDestination listener = new ListenerDestination(folder)) {
            print(client.store(listener.address(), object));
            Path kept = listener.path(object.sopInstanceUid());
            DicomFile received = DicomFile.read(kept, ReadLimits.DEFAULTS);
            System.out.println("kept " + (Files.size(kept) - received.dataSetOffset()));
        }
    }

    private static void print(StoreResponse response) {
        System.out.println("status " + response.status());
        System.out.println("sent " + response.bytes());
    }
}
