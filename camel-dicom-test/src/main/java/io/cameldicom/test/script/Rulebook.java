package io.cameldicom.test.script;

import io.cameldicom.test.script.Action.Deed;
import io.cameldicom.test.script.Action.Setting;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules that hold now, and the count of what they wait for. Where several rules fit the same moment, the last one
 * that was given acts; settings add up, the last of a kind holds. Thread-safe.
 */
public final class Rulebook {
    private record Given(Rule rule, Map<Unit, Integer> earlier, int salt) {
        Given(Rule rule, Map<Unit, Integer> earlier) {
            this(rule, earlier, rule.toString().hashCode());
        }

        boolean fits(Occurrence occurrence) {
            return rule.selector()
                    .matches(
                            occurrence,
                            earlier.getOrDefault(occurrence.unit(), 0),
                            earlier.getOrDefault(Unit.ASSOCIATION, 0),
                            salt);
        }

        List<Deed> deeds() {
            return rule.actions().stream()
                    .filter(Deed.class::isInstance)
                    .map(Deed.class::cast)
                    .toList();
        }
    }

    private final List<Given> rules = new ArrayList<>();
    private final Map<Unit, Integer> counts = new EnumMap<>(Unit.class);

    /** Puts a script in the place of all rules. */
    public synchronized void replace(Script script) {
        rules.clear();
        add(script);
    }

    /** Adds rules behind those that are there. */
    public synchronized void add(Script script) {
        script.rules().forEach(rule -> rules.add(new Given(rule, Map.copyOf(counts))));
    }

    /** The rules that hold now. */
    public synchronized Script script() {
        return new Script(rules.stream().map(Given::rule).toList());
    }

    /** Counts one more, and returns its number. */
    public synchronized int count(Unit unit) {
        return counts.merge(unit, 1, Integer::sum);
    }

    /** What holds for an association. */
    public synchronized Terms terms(Occurrence association) {
        Terms terms = Terms.USUAL;
        for (Given given : rules) {
            if (given.fits(association)) {
                for (Action action : given.rule().actions()) {
                    terms = action instanceof Setting setting ? setting.applyTo(terms) : terms;
                }
            }
        }
        return terms;
    }

    /** What is to be done at a moment; empty: nothing but what is usual. */
    public synchronized List<Deed> deeds(Occurrence occurrence, Moment moment) {
        List<Deed> deeds = List.of();
        for (Given given : rules) {
            if (given.rule().moment().equals(moment) && given.fits(occurrence)) {
                deeds = given.deeds().isEmpty() ? deeds : given.deeds();
            }
        }
        return deeds;
    }

    /** What is to be done while a data set is read, by moment. */
    public synchronized Map<Moment, List<Deed>> progress(Occurrence object) {
        Map<Moment, List<Deed>> progress = new LinkedHashMap<>();
        for (Given given : rules) {
            Moment.Kind kind = given.rule().moment().kind();
            if ((kind == Moment.Kind.PDVS || kind == Moment.Kind.BYTES) && given.fits(object)) {
                progress.put(given.rule().moment(), given.deeds());
            }
        }
        return progress;
    }

    /** The rule for an association where nothing comes. */
    public synchronized Optional<Rule> idle(Occurrence association) {
        Optional<Rule> idle = Optional.empty();
        for (Given given : rules) {
            if (given.rule().moment().kind() == Moment.Kind.IDLE && given.fits(association)) {
                idle = Optional.of(given.rule());
            }
        }
        return idle;
    }

    /** What a rule says to do. */
    public static List<Deed> deeds(Rule rule) {
        return new Given(rule, Map.of()).deeds();
    }
}
