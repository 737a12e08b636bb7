package io.cameldicom.component.mpps;

import java.util.List;

/** The attributes of a procedure step are not those that the standard asks for; nothing was sent. */
public final class InvalidProcedureStepException extends ProcedureStepException {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    /** @param problems each names an attribute, what is wrong with it and what is expected; no value */
    InvalidProcedureStepException(String what, List<String> problems) {
        super(what + ": " + String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One for each attribute. */
    public List<String> problems() {
        return problems;
    }
}
