package io.cameldicom.test.script;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rules in order. Immutable. */
public record Script(List<Rule> rules) {
    /** No rule: everything is taken. */
    public static final Script NONE = new Script(List.of());

    public Script {
        rules = List.copyOf(rules);
        for (Rule rule : rules) {
            if (rule.actions().isEmpty()) {
                throw new IllegalArgumentException(rule + "no verb (expected: at least one)");
            }
        }
    }

    public static Script of(Rule... rules) {
        return new Script(List.of(rules));
    }

    /**
     * Reads rules from text: one in a line, or several with {@code ;} between them; {@code #} begins a comment.
     *
     * @throws ScriptException where a statement cannot be understood
     */
    public static Script parse(String text) {
        List<Rule> rules = new ArrayList<>();
        for (Statement statement : Statement.all(text)) {
            try {
                rules.add(RuleParser.parse(statement.words()));
            } catch (IllegalArgumentException e) {
                throw new ScriptException(statement.line(), statement.text(), e.getMessage());
            }
        }
        return new Script(rules);
    }

    /** As {@link #parse} reads it, one rule in a line. */
    @Override
    public String toString() {
        return rules.stream().map(Rule::toString).collect(Collectors.joining("\n"));
    }
}
