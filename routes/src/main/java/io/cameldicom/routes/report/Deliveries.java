package io.cameldicom.routes.report;

import java.util.function.Supplier;

/** Hears how each file ended. Called on the threads of the exchanges; must not block. */
public interface Deliveries {
    /** The file was taken by the destination and has been moved to {@code sent}. */
    void sent(String fileId, long bytes);

    /**
     * The file has been moved into quarantine.
     *
     * @param cause the word of the reason
     * @param message the line for people, without patient data
     */
    void quarantined(String fileId, long bytes, String cause, String message);

    /** The file stays in the inbox for now, because of the destination. */
    void postponed(String fileId, String message);

    /** The file stays in the inbox for now, for a reason on this side: the destination has nothing to do with it. */
    default void postponedHere(String fileId, String message) {
        postponed(fileId, message);
    }

    /** The destination gave a final answer, be it a refusal: it is there, and works. */
    default void answered() {}

    /** The destination took the file and has to confirm that: it stays in the inbox until then. */
    default void awaits(String fileId, long bytes) {
        answered();
    }

    /**
     * Comes after each of the others but {@link #answered}, and also where a file was put off for a reason that none of them
     * tells: another file of its instance is on its way, it may still grow.
     *
     * @param ending all that is known of it; to be asked now or never
     */
    default void ended(ObjectEnding.Kind kind, Supplier<ObjectEnding> ending) {}

    /**
     * The object was sent as it is though its character set is in doubt.
     *
     * @param found a few words of what was found, the same for all alike
     * @param doubt why, and what can be done, without text of the object
     */
    default void doubtful(String fileId, String found, String doubt) {}

    /** The file stays in the inbox, because of a mistake in this program or in a route. */
    void unexpected(String fileId, Throwable failure);
}
