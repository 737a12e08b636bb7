package io.cameldicom.routes.confirmation;

/** How a destination confirms that it has what it took. */
public enum ConfirmationMode {
    /** The answer to C-STORE is enough. */
    NONE("none", "nothing", false),
    /** Storage commitment: it takes the responsibility for the objects (PS3.4 §J). */
    COMMITMENT("commitment", "storage commitment", true),
    /** It finds the very instance when it is asked by C-FIND (PS3.4 §C). */
    FIND("find", "C-FIND", false);

    private final String word;
    private final String inWords;
    private final boolean denies;

    ConfirmationMode(String word, String inWords, boolean denies) {
        this.word = word;
        this.inWords = inWords;
        this.denies = denies;
    }

    /** The word in receipts. */
    public String word() {
        return word;
    }

    /** For people. */
    public String inWords() {
        return inWords;
    }

    /** Whether its "no such instance" is an answer of the archive itself, and not of an index that may be late. */
    boolean denies() {
        return denies;
    }
}
