package io.cameldicom.test.record;

import io.cameldicom.test.wire.AssociateRequest;
import io.cameldicom.test.wire.UserInformation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A connection, as it stood when the record was asked.
 *
 * @param number from 1, in the order in which connections came
 * @param callingTitle empty where no A-ASSOCIATE-RQ came
 * @param calledTitle empty where no A-ASSOCIATE-RQ came
 * @param contexts as proposed, and what was accepted of them
 * @param user user information; empty where no A-ASSOCIATE-RQ came
 * @param established whether A-ASSOCIATE-AC was sent
 * @param objects how many C-STORE requests came
 * @param echoes how many C-ECHO requests came
 * @param releases how many A-RELEASE requests came
 * @param ending how it ended
 * @param abort source and reason of their A-ABORT, such as {@code 2/6}; empty where none came
 * @param violations what they sent against the standard, in words
 */
public record AssociationSeen(
        int number,
        String callingTitle,
        String calledTitle,
        List<ContextSeen> contexts,
        Optional<UserInformation> user,
        boolean established,
        int objects,
        int echoes,
        int releases,
        Ending ending,
        String abort,
        List<String> violations) {
    public boolean isOpen() {
        return ending == Ending.OPEN;
    }

    /** A connection of which nothing is known yet. */
    public static AssociationSeen opened(int number) {
        return new AssociationSeen(
                number, "", "", List.of(), Optional.empty(), false, 0, 0, 0, Ending.OPEN, "", List.of());
    }

    /** With what A-ASSOCIATE-RQ said. */
    public AssociationSeen asked(AssociateRequest request, List<ContextSeen> answered) {
        return new AssociationSeen(
                number,
                request.callingTitle(),
                request.calledTitle(),
                answered,
                Optional.of(request.user()),
                established,
                objects,
                echoes,
                releases,
                ending,
                abort,
                violations);
    }

    /** With what was accepted. */
    public AssociationSeen established(List<ContextSeen> answered) {
        return new AssociationSeen(
                number,
                callingTitle,
                calledTitle,
                answered,
                user,
                true,
                objects,
                echoes,
                releases,
                ending,
                abort,
                violations);
    }

    /** With new counts. */
    public AssociationSeen counted(int objectCount, int echoCount, int releaseCount) {
        return new AssociationSeen(
                number,
                callingTitle,
                calledTitle,
                contexts,
                user,
                established,
                objectCount,
                echoCount,
                releaseCount,
                ending,
                abort,
                violations);
    }

    /** With its end; the first one stands. */
    public AssociationSeen ended(Ending how, String theirAbort) {
        return isOpen() ? with(how, theirAbort, violations) : this;
    }

    /** With one violation more. */
    public AssociationSeen violated(String what) {
        List<String> all = new ArrayList<>(violations);
        all.add(what);
        return with(ending, abort, List.copyOf(all));
    }

    private AssociationSeen with(Ending how, String theirAbort, List<String> allViolations) {
        return new AssociationSeen(
                number,
                callingTitle,
                calledTitle,
                contexts,
                user,
                established,
                objects,
                echoes,
                releases,
                how,
                theirAbort,
                allViolations);
    }
}
