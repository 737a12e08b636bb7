package io.cameldicom.test.script;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads one rule: {@code object 3 of association * after 2 pdvs: delay 1s, abort}. */
final class RuleParser {
    private static final String UNITS =
            Arrays.stream(Unit.values()).map(Unit::word).collect(Collectors.joining(", "));
    private static final String MOMENTS =
            "\"at connect\", \"after answer\", \"after N pdvs\", \"after N bytes\" or" + " \"after DURATION idle\"";

    private RuleParser() {}

    static Rule parse(List<Words.Word> statement) {
        Words words = new Words(statement);
        Unit unit = unit(words.next("one of " + UNITS));
        Numbers numbers = Numbers.parse(words);
        Optional<Numbers> association = Optional.empty();
        Optional<String> instance = Optional.empty();
        while (words.take("of")) {
            if (words.take("instance")) {
                instance = Optional.of(words.next("a UID, or its beginning and an asterisk"));
            } else {
                words.require("association");
                association = Optional.of(Numbers.parse(words));
            }
        }
        Rule rule = new Rule(new Selector(unit, numbers, association, instance), moment(words), List.of());
        if (!words.take(":")) {
            throw words.unexpected("a colon, \"of association\", \"of instance\", " + MOMENTS);
        }
        do {
            rule = rule.with(action(words));
        } while (words.take(","));
        if (!words.atEnd()) {
            throw words.unexpected("a comma, a semicolon or the end of the line");
        }
        return rule;
    }

    private static Unit unit(String word) {
        return Arrays.stream(Unit.values())
                .filter(unit -> unit.word().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + word + "\" (expected: one of " + UNITS + ")"));
    }

    private static Moment moment(Words words) {
        if (words.take("at")) {
            words.require("connect");
            return Moment.CONNECT;
        }
        if (!words.take("after")) {
            return Moment.DUE;
        }
        if (words.take("answer")) {
            return Moment.ANSWERED;
        }
        if (words.durationFollows()) {
            Moment idle = new Moment(Moment.Kind.IDLE, words.duration().toMillis());
            words.require("idle");
            return idle;
        }
        long amount = words.number(0, Integer.MAX_VALUE);
        if (words.take("pdvs") || words.take("pdv")) {
            return new Moment(Moment.Kind.PDVS, amount);
        }
        if (words.take("bytes") || words.take("byte")) {
            return new Moment(Moment.Kind.BYTES, amount);
        }
        throw words.unexpected("pdvs or bytes");
    }

    private static Action action(Words words) {
        String word = words.next("a verb");
        Verb verb = Verb.named(word).orElseThrow(() -> new IllegalArgumentException(unknown(word)));
        try {
            return verb.parse(words);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(verb.word() + ": " + e.getMessage(), e);
        }
    }

    private static String unknown(String word) {
        List<String> verbs = new ArrayList<>();
        for (Verb verb : Verb.values()) {
            verbs.add(verb.word());
        }
        return "\"" + word + "\" (expected: one of " + String.join(", ", verbs) + ")";
    }
}
