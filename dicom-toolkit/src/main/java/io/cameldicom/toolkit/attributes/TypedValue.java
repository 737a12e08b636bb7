package io.cameldicom.toolkit.attributes;

import io.cameldicom.toolkit.data.VR;
import java.util.Objects;

/**
 * A value of {@link Attributes#of} with its VR, where the dictionary knows none or leaves a choice.
 *
 * @param value anything that a map may hold; may be null
 */
public record TypedValue(VR vr, Object value) {
    public TypedValue {
        Objects.requireNonNull(vr, "vr");
    }

    /** The VR, never the value. */
    @Override
    public String toString() {
        return "TypedValue[" + vr + "]";
    }
}
