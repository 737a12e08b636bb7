package io.cameldicom.test.script;

import java.util.List;
import java.util.Set;

/** Whether the verbs of a rule make sense in their place. */
final class RuleCheck {
    private static final Set<Verb.Kind> NO_ANSWER = Set.of(Verb.Kind.SENDING, Verb.Kind.ENDING);

    private RuleCheck() {}

    static void check(Selector selector, Moment moment, List<Action> actions) {
        if (!moment.suits(selector.unit())) {
            throw new IllegalArgumentException(selector.unit().word() + moment + " (expected: a moment that this has)");
        }
        if (moment.amount() < 0) {
            throw new IllegalArgumentException("moment: " + moment.amount() + " (expected: not negative)");
        }
        Action shape = null;
        Action last = null;
        for (Action action : actions) {
            Verb verb = action.verb();
            if (last != null) {
                throw new IllegalArgumentException(
                        verb.word() + " after " + last.verb().word() + " (expected: nothing after it)");
            }
            place(verb, selector.unit(), moment);
            if (shape != null && NO_ANSWER.contains(verb.kind())) {
                throw new IllegalArgumentException(
                        shape.verb().word() + " without an answer (expected: \"answer\" before " + verb.word() + ")");
            }
            if (verb.kind() == Verb.Kind.SHAPE) {
                shape = action;
            } else if (verb.kind() == Verb.Kind.ANSWER) {
                shape = null;
            }
            if (verb.kind() == Verb.Kind.ENDING || verb == Verb.REJECT) {
                last = action;
            }
        }
    }

    private static void place(Verb verb, Unit unit, Moment moment) {
        if (!verb.suits(unit)) {
            throw new IllegalArgumentException(verb.word() + " for " + unit.word() + " (expected: for "
                    + String.join(
                            ", ", verb.units().stream().map(Unit::word).sorted().toList()) + ")");
        }
        boolean due = moment.kind() == Moment.Kind.DUE;
        boolean right = switch (verb.kind()) {
            case SETTING -> due;
            case SHAPE, ANSWER -> moment.allowsAnswer();
            case PAUSE, SENDING, ENDING -> true;
        };
        if (!right) {
            throw new IllegalArgumentException(verb.word() + moment + " (expected: where an answer is due)");
        }
    }
}
