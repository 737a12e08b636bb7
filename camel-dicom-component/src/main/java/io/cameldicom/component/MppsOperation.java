package io.cameldicom.component;

import io.cameldicom.component.destination.Operation;
import io.cameldicom.toolkit.attributes.AttributeName;
import io.cameldicom.toolkit.engine.DimseStatus;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code dicom:mpps} does with a Modality Performed Procedure Step (PS3.4 §F.7.2). */
public enum MppsOperation {
    /** N-CREATE: the step begins. */
    CREATE("N-CREATE", Operation.MPPS_CREATE),
    /** N-SET: the step is changed, completed or discontinued. */
    SET("N-SET", Operation.MPPS_SET);

    private final String service;
    private final Operation counted;

    MppsOperation(String service, Operation counted) {
        this.service = service;
        this.counted = counted;
    }

    /** The name as it stands in a URI. */
    public String uriName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one that the header {@code CamelDicomOperation} names, such as {@code mpps-create}. */
    static Optional<MppsOperation> ofHeader(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "mpps-create", "create" -> Optional.of(CREATE);
            case "mpps-set", "set" -> Optional.of(SET);
            default -> Optional.empty();
        };
    }

    String service() {
        return service;
    }

    /** As what a destination counts it. */
    Operation counted() {
        return counted;
    }

    /** What a status means, with the attributes at which the peer took offence. */
    String meaning(DimseStatus status) {
        String meaning = counted.meaning(status.code());
        String attributes =
                status.offendingElements().stream().map(AttributeName::of).collect(Collectors.joining(", "));
        return attributes.isEmpty() ? meaning : meaning + ": " + attributes;
    }
}
