package io.cameldicom.component;

import io.cameldicom.component.jmx.Description;

/** What JMX shows of a {@code dicom:charset} endpoint. In a dry run, changes are those that would have been made. */
@Description(
        "A step that looks at the character set of objects, and may change it; in a dry run, changes are those that"
                + " would have been made")
public interface CharacterSetMXBean {
    @Description("What the step does: off, default, inspect, relabel, convert or repair")
    String getMode();

    @Description("Character set that objects are changed to; empty where the step needs none")
    String getTarget();

    @Description("Whether nothing is changed in truth")
    boolean isDryRun();

    @Description("Objects that the step was given since the start")
    long getObjects();

    @Description("Objects of these whose text was inspected")
    long getInspected();

    @Description("Verdict valid: the text is in the declared set")
    long getValid();

    @Description("Verdict absent-but-needed: no set is declared, and some text is not ASCII")
    long getAbsentButNeeded();

    @Description("Verdict contradicted: the text is not in the declared set")
    long getContradicted();

    @Description("Verdict unknown-label: the declared set is none that is known, and some text is not ASCII")
    long getUnknownLabel();

    @Description("Verdict undecidable: the text speaks clearly for no set")
    long getUndecidable();

    @Description("Objects whose declared set was changed, and nothing else")
    long getRelabelled();

    @Description("Objects whose text was encoded anew, and reads as before")
    long getConverted();

    @Description("Objects whose text was read otherwise than declared, and encoded anew")
    long getRepaired();

    @Description("Objects left alone, as no encoding was likely enough")
    long getDoubtful();

    @Description("Objects that could not be read, inspected or changed; doubtful ones too, where these fail")
    long getFailed();
}
