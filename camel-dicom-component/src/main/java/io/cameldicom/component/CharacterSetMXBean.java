package io.cameldicom.component;

/** What JMX shows of a {@code dicom:charset} endpoint. In a dry run, changes are those that would have been made. */
public interface CharacterSetMXBean {
    String getMode();

    /** The target, or an empty text. */
    String getTarget();

    boolean isDryRun();

    /** Objects that the step was given. */
    long getObjects();

    /** Objects whose text was inspected. */
    long getInspected();

    /** Inspected objects whose text is in the declared set. */
    long getValid();

    /** Inspected objects that declare no set and need one. */
    long getAbsentButNeeded();

    /** Inspected objects whose text is not in the declared set. */
    long getContradicted();

    /** Inspected objects whose declared set is none that is known. */
    long getUnknownLabel();

    /** Inspected objects whose text speaks clearly for no set. */
    long getUndecidable();

    /** Objects of which the label alone was changed. */
    long getRelabelled();

    /** Objects whose text was encoded anew, and reads as before. */
    long getConverted();

    /** Objects whose text was read otherwise than labelled, and encoded anew. */
    long getRepaired();

    /** Objects left alone as no encoding was likely enough. */
    long getDoubtful();

    /** Objects that could not be read, inspected or changed; also doubtful ones, where these fail. */
    long getFailed();
}
