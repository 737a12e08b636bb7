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
    private static final Map<String, Object> ONE_STUDY = Map.of("PatientID", "1", "StudyInstanceUID", "1.2.3");

    /** All operations that call a peer, with the options that change what is proposed. */
    static final List<Operation> ALL = List.of(
            of("echo", "", ""),
            of("store", "", TestObjects.ct().bytes()),
            of("find", "&model=patient-root&level=PATIENT", ONE_STUDY),
            of("find", "&model=study-root&level=STUDY", ONE_STUDY),
            of("find", "&model=worklist", Map.of("PatientID", "1")),
            of("move", "&model=patient-root&level=STUDY&moveDestination=US", ONE_STUDY),
            of("move", "&model=study-root&level=STUDY&moveDestination=US", ONE_STUDY),
            of("get", "&model=patient-root&level=STUDY", ONE_STUDY),
            of("get", "&model=study-root&level=STUDY", ONE_STUDY),
            of("commit", "", TestObjects.ct().bytes()),
            of("mpps", "&mppsOperation=create&mppsCheck=false", Map.of("PerformedProcedureStepStatus", "IN PROGRESS")));

    private static Operation of(String name, String options, Object body) {
        return new Operation(name, options, body, Map.of());
    }

    /** What is written in a route, without the address. */
    String uri() {
        return "dicom:" + name + (options.isEmpty() ? "" : "?" + options.substring(1));
    }

    /** SOP classes with the transfer syntaxes proposed for them. */
    Map<String, Set<String>> proposed(Requestor requestor) {
        return requestor.proposes(name, options, body, headers);
    }
}
