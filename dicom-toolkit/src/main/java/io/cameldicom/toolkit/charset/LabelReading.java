package io.cameldicom.toolkit.charset;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a value of Specific Character Set (0008,0005), also one that is not by the standard (PS3.3 §C.12.1.1.2). For one use.
 */
final class LabelReading {
    private final List<String> deviations = new ArrayList<>();

    /**
     * @param value as the standard has it
     * @param deviations what is not so in the value that was read, in words
     */
    record Result(String value, TextCodec codec, List<String> deviations) {}

    /** @throws CharacterSetException if a term is unknown; the message has it only where it cannot be text of a person */
    Result read(String value) {
        List<Term> terms = combinable(terms(value));
        Term first = terms.get(0);
        if (!first.allowsCodeExtension()) {
            return result(
                    first.text(), new CharsetCodec(DefinedTerm.of(first.text()).orElseThrow()));
        }
        boolean byEscape = terms.size() > 1 || first.extended() || first.isDoubleByte();
        Announced announced = Announced.of(terms.stream().map(Term::repertoire).toList(), byEscape);
        return result(standard(terms), new Iso2022Codec(announced));
    }

    private Result result(String value, TextCodec codec) {
        return new Result(value, codec, List.copyOf(deviations));
    }

    private List<Term> terms(String value) {
        String[] values = value.split("\\\\", -1);
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            String text = values[i].strip();
            if (!text.isEmpty()) {
                terms.add(term(text, i + 1));
            } else if (i == 0) {
                terms.add(Term.NONE);
            } else {
                deviations.add("value " + (i + 1) + " is empty");
            }
        }
        return terms;
    }

    private Term term(String text, int number) {
        return Term.of(text).orElseGet(() -> {
            Term term = WildLabel.read(text).orElseThrow(() -> unknown(text, number));
            deviations.add("'" + text + "' stands for " + term.text());
            return term;
        });
    }

    private static CharacterSetException unknown(String text, int number) {
        String shown = ShownLabel.isName(text) ? "'" + text + "'" : "value " + number;
        return new CharacterSetException("character set: " + shown + " (expected: one of " + DefinedTerm.list()
                + ", or terms with prefix ISO 2022 IR)");
    }

    /**
     * Without repetitions, and without what does not go together: a set that allows no code extension stands alone if it is
     * the first, or if none but the default repertoire is beside it; elsewhere it is ignored.
     */
    private List<Term> combinable(List<Term> terms) {
        Set<Repertoire> seen = EnumSet.noneOf(Repertoire.class);
        List<Term> combined = new ArrayList<>();
        Term alone = null;
        for (Term term : terms) {
            if (!term.allowsCodeExtension()) {
                alone = alone == null ? term : alone;
            } else if (seen.add(term.repertoire())) {
                combined.add(term);
            } else {
                deviations.add(term.text() + " is repeated");
            }
        }
        if (alone == null) {
            return combined;
        }
        if (terms.size() > 1) {
            deviations.add(alone.text() + " allows no other set beside it");
        }
        boolean rules = terms.get(0) == alone || combined.stream().allMatch(Term::isDefaultRepertoire);
        return rules ? List.of(alone) : combined;
    }

    private String standard(List<Term> terms) {
        Term first = terms.get(0);
        if (terms.size() == 1 && !first.isDoubleByte()) {
            return standardAlone(first);
        }
        if (first.isDoubleByte()) {
            deviations.add(first.text() + " is the first value");
        }
        terms.stream()
                .filter(term -> !term.extended() && term != Term.NONE)
                .forEach(term -> deviations.add(term.text() + " is declared with code extension"));
        return (first.isDoubleByte() ? "\\" : "")
                + terms.stream()
                        .map(term -> term == Term.NONE ? "" : term.repertoire().term())
                        .collect(Collectors.joining("\\"));
    }

    private String standardAlone(Term term) {
        if (term.isDefaultRepertoire()) {
            if (term != Term.NONE) {
                deviations.add(term.text() + " is declared alone (by the standard there is no value then)");
            }
            return "";
        }
        if (term.extended()) {
            deviations.add(term.text() + " is declared alone");
            return "ISO_IR " + term.repertoire().number();
        }
        return term.text();
    }
}
