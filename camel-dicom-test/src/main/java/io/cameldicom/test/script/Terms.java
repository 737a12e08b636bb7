package io.cameldicom.test.script;

import io.cameldicom.test.wire.UserInformation.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What holds for a whole association.
 *
 * @param maximumPdu that is announced, in bytes; 0 is unlimited
 * @param accepted contexts are taken where one of these fits; empty: all are taken
 * @param forcedSyntax every context is answered with this transfer syntax, proposed or not
 * @param window the asynchronous operations window that is answered
 * @param limit how many associations may be open; more are refused as transient, local limit exceeded
 * @param unique whether an instance that was taken before is refused as a duplicate
 */
public record Terms(
        long maximumPdu,
        List<Accepted> accepted,
        Optional<String> forcedSyntax,
        Optional<Window> window,
        int limit,
        boolean unique) {
    /** As long as nothing else is said: 16384 bytes, everything taken, no window, no limit, duplicates taken. */
    public static final Terms USUAL =
            new Terms(16384, List.of(), Optional.empty(), Optional.empty(), Integer.MAX_VALUE, false);

    /**
     * Contexts that are taken.
     *
     * @param sopClasses empty: all
     * @param transferSyntaxes empty: all
     */
    public record Accepted(List<String> sopClasses, List<String> transferSyntaxes) {
        public boolean takesClass(String sopClass) {
            return sopClasses.isEmpty() || sopClasses.contains(sopClass);
        }

        public boolean takes(String sopClass, String transferSyntax) {
            return takesClass(sopClass) && (transferSyntaxes.isEmpty() || transferSyntaxes.contains(transferSyntax));
        }
    }

    Terms withMaximumPdu(long bytes) {
        return new Terms(bytes, accepted, forcedSyntax, window, limit, unique);
    }

    Terms withAccepted(Accepted more) {
        List<Accepted> all = new ArrayList<>(accepted);
        all.add(more);
        return new Terms(maximumPdu, List.copyOf(all), forcedSyntax, window, limit, unique);
    }

    Terms withForcedSyntax(String uid) {
        return new Terms(maximumPdu, accepted, Optional.of(uid), window, limit, unique);
    }

    Terms withWindow(Window answered) {
        return new Terms(maximumPdu, accepted, forcedSyntax, Optional.of(answered), limit, unique);
    }

    Terms withLimit(int associations) {
        return new Terms(maximumPdu, accepted, forcedSyntax, window, associations, unique);
    }

    Terms withUniqueInstances() {
        return new Terms(maximumPdu, accepted, forcedSyntax, window, limit, true);
    }

    /** Whether any context of this SOP class can be taken. */
    public boolean takesClass(String sopClass) {
        return accepted.isEmpty() || accepted.stream().anyMatch(one -> one.takesClass(sopClass));
    }

    /** Whether this pair is taken. */
    public boolean takes(String sopClass, String transferSyntax) {
        return accepted.isEmpty() || accepted.stream().anyMatch(one -> one.takes(sopClass, transferSyntax));
    }
}
