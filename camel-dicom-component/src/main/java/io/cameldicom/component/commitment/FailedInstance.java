package io.cameldicom.component.commitment;

import java.util.Objects;

/** An instance to which the peer does not commit, and why. */
public record FailedInstance(ReferencedInstance instance, FailureReason reason) {
    public FailedInstance {
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(reason, "reason");
    }
}
