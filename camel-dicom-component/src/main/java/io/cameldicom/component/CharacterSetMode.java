package io.cameldicom.component;

/** What {@code dicom:charset} does to an object. */
public enum CharacterSetMode {
    /** Changes nothing. */
    OFF,
    /** Declares the fallback where no set is declared and the text needs one. */
    DEFAULT
}
