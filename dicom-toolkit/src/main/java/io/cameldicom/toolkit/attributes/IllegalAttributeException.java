package io.cameldicom.toolkit.attributes;

import io.cameldicom.toolkit.DicomException;

/** What was given for an attribute cannot be in a data set. */
public class IllegalAttributeException extends DicomException {
    private static final long serialVersionUID = 1L;

    private final String attribute;

    /**
     * @param attribute where it is, such as {@code ScheduledProcedureStepSequence[1].Modality}
     * @param problem what is wrong and what was expected; never the value
     */
    public IllegalAttributeException(String attribute, String problem) {
        super(attribute + ": " + problem);
        this.attribute = attribute;
    }

    IllegalAttributeException(String attribute, String problem, Throwable cause) {
        super(attribute + ": " + problem, cause);
        this.attribute = attribute;
    }

    /** Where it is: keywords or tags, with the numbers of items, from 1, such as {@code RequestAttributesSequence[2].Modality}. */
    public String attribute() {
        return attribute;
    }
}
