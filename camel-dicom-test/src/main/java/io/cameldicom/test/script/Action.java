package io.cameldicom.test.script;

import java.io.IOException;

/** A verb with its arguments. Immutable; two with the same text are equal. */
public interface Action {
    Verb verb();

    /** The arguments as a script writes them; empty where there are none. */
    String arguments();

    /** Verb and arguments. */
    default String text() {
        return arguments().isEmpty() ? verb().word() : verb().word() + " " + arguments();
    }

    /** Something that is done in a turn. */
    interface Deed extends Action {
        void perform(Turn turn) throws IOException;
    }

    /** Something that holds for a whole association. */
    interface Setting extends Action {
        Terms applyTo(Terms terms);
    }
}
