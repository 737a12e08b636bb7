package io.cameldicom.component.conformance;

import io.cameldicom.testing.TestObjects;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One way to call a peer.
 *
 * @param name as the URI has it
 * @param options as they follow the address, beginning with an ampersand; or empty
 */
record Operation(String name, String options, Object body, Map<String, Object> headers) {
    /** All operations that call a peer, with the options that change what is proposed. */
    static final List<Operation> ALL = List.of(
            new Operation("echo", "", "", Map.of()),
            new Operation("store", "", TestObjects.ct().bytes(), Map.of()),
            new Operation("find", "&level=STUDY&model=patient-root", Map.of("PatientID", "1"), Map.of()),
            new Operation("find", "&level=STUDY", Map.of(), Map.of()),
            new Operation("find", "&model=worklist", Map.of(), Map.of()),
            new Operation("move", "&level=STUDY&moveDestination=US", Map.of("StudyInstanceUID", "1.2.3"), Map.of()),
            new Operation("get", "&level=STUDY", Map.of("StudyInstanceUID", "1.2.3"), Map.of()),
            new Operation("commit", "&waitForCommitment=false", TestObjects.ct().bytes(), Map.of()),
            new Operation("mpps", "&mppsOperation=set", Map.of(), Map.of("CamelDicomSopInstanceUid", "1.2.3")));

    /** What is written in a route, without the address. */
    String uri() {
        return "dicom:" + name + (options.isEmpty() ? "" : "?" + options.substring(1));
    }

    /** SOP classes with the transfer syntaxes proposed for them. */
    Map<String, Set<String>> proposed(Requestor requestor) {
        return requestor.proposes(name, options, body, headers);
    }
}
