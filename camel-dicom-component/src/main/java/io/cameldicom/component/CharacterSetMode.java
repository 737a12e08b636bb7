package io.cameldicom.component;

import java.util.Locale;

/** What {@code dicom:charset} does to an object. */
public enum CharacterSetMode {
    /** Changes nothing. */
    OFF,
    /** Declares the fallback where no set is declared and the text needs one. */
    DEFAULT,
    /** Says what was found, and changes nothing. */
    INSPECT,
    /** Declares the target, and keeps all bytes. */
    RELABEL,
    /** Encodes the text in the target, as it reads. */
    CONVERT,
    /** Makes label and text go together, and text be in the target if there is one. */
    REPAIR;

    /** The name as it stands in a URI. */
    public String uriName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
