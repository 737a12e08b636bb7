package io.cameldicom.toolkit.service;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a listener may be asked for, beside C-ECHO, which it always answers. */
public enum Service {
    /** C-STORE of every storage SOP class (PS3.4 annex B). */
    STORE(Set.of(), Set.of()),
    /** C-FIND in the Patient Root, the Study Root and the Patient/Study Only model (PS3.4 §C.6). */
    FIND(
            Set.of("1.2.840.10008.5.1.4.1.2.1.1", "1.2.840.10008.5.1.4.1.2.2.1", "1.2.840.10008.5.1.4.1.2.3.1"),
            Set.of(ServiceOperation.FIND)),
    /** C-FIND in the Modality Worklist model (PS3.4 annex K). */
    WORKLIST(Set.of("1.2.840.10008.5.1.4.31"), Set.of(ServiceOperation.FIND)),
    /** C-MOVE in the same models as {@link #FIND}. */
    MOVE(
            Set.of("1.2.840.10008.5.1.4.1.2.1.2", "1.2.840.10008.5.1.4.1.2.2.2", "1.2.840.10008.5.1.4.1.2.3.2"),
            Set.of(ServiceOperation.MOVE)),
    /** C-GET in the same models as {@link #FIND}. */
    GET(
            Set.of("1.2.840.10008.5.1.4.1.2.1.3", "1.2.840.10008.5.1.4.1.2.2.3", "1.2.840.10008.5.1.4.1.2.3.3"),
            Set.of(ServiceOperation.GET)),
    /** The reports of archives on storage commitment, by N-EVENT-REPORT (PS3.4 §J.3.3); requests for it are refused. */
    COMMITMENT(Set.of("1.2.840.10008.1.20.1"), Set.of(ServiceOperation.EVENT_REPORT)),
    /** Modality Performed Procedure Step: N-CREATE and N-SET (PS3.4 §F.7). */
    MPPS(Set.of("1.2.840.10008.3.1.2.3.3"), Set.of(ServiceOperation.CREATE, ServiceOperation.SET));

    private final Set<String> sopClasses;
    private final Set<ServiceOperation> operations;

    Service(Set<String> sopClasses, Set<ServiceOperation> operations) {
        this.sopClasses = sopClasses;
        this.operations = operations;
    }

    /** UIDs of its SOP classes; none of {@link #STORE}, which has no list. */
    public Set<String> sopClasses() {
        return sopClasses;
    }

    /** What may be asked for in a presentation context of it, beside C-STORE. */
    public Set<ServiceOperation> operations() {
        return operations;
    }

    /** The service other than {@link #STORE} to which a SOP class belongs. */
    public static Optional<Service> of(String sopClassUid) {
        for (Service service : values()) {
            if (service.sopClasses.contains(sopClassUid)) {
                return Optional.of(service);
            }
        }
        return Optional.empty();
    }

    /** As it is written in options and shown, such as {@code find}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
