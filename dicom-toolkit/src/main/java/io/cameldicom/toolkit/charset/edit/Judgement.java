package io.cameldicom.toolkit.charset.edit;

import io.cameldicom.toolkit.charset.ShownLabel;
import io.cameldicom.toolkit.charset.SpecificCharacterSet;
import io.cameldicom.toolkit.charset.TextEncoding;
import io.cameldicom.toolkit.charset.inspect.Candidate;
import io.cameldicom.toolkit.charset.inspect.Inspection;
import io.cameldicom.toolkit.charset.inspect.Verdict;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an inspection means for a repair. */
final class Judgement {
    private static final int SHOWN = 5;
    private static final SpecificCharacterSet UNICODE = SpecificCharacterSet.of("ISO_IR 192");

    private final double minConfidence;

    Judgement(double minConfidence) {
        this.minConfidence = minConfidence;
    }

    /** Whether it is known how the text reads. */
    boolean isClear(Inspection inspection) {
        return inspection.verdict() == Verdict.VALID
                || inspection.best().stream().anyMatch(best -> best.confidence() >= minConfidence);
    }

    /**
     * @param declared how the text is labelled; empty where the label is unknown
     * @param present whether there is a label
     * @param target that was asked for
     * @param item whether this is an item, which inherits what it does not declare
     */
    Scope scope(
            Inspection inspection,
            Optional<SpecificCharacterSet> declared,
            boolean present,
            Optional<SpecificCharacterSet> target,
            boolean item) {
        boolean valid = inspection.verdict() == Verdict.VALID;
        TextEncoding actual = valid ? declared.orElse(SpecificCharacterSet.DEFAULT) : likeliest(inspection, target);
        SpecificCharacterSet written = target.orElse(
                actual instanceof SpecificCharacterSet set ? SpecificCharacterSet.of(set.value()) : UNICODE);
        return new Scope(declared, actual, written, label(valid, declared.isPresent(), present, target, item));
    }

    private static Scope.Label label(
            boolean valid, boolean known, boolean present, Optional<SpecificCharacterSet> target, boolean item) {
        if (target.isPresent()) {
            return item ? Scope.Label.DROP : valid && !present ? Scope.Label.SET_IF_NEEDED : Scope.Label.SET;
        }
        return valid && !(known && present) ? Scope.Label.KEEP : Scope.Label.SET;
    }

    /** Of those that are as likely as the best, which read the same, the first that can stand as it is. */
    private static TextEncoding likeliest(Inspection inspection, Optional<SpecificCharacterSet> target) {
        Candidate best = inspection.best().orElseThrow();
        return inspection.candidates().stream()
                .filter(candidate -> candidate.confidence() >= best.confidence())
                .map(Candidate::encoding)
                .filter(encoding -> target.map(asked -> asked.name().equals(encoding.name()))
                        .orElse(encoding instanceof SpecificCharacterSet))
                .findFirst()
                .orElse(best.encoding());
    }

    /** Why an inspection is not clear, and what can be done: sets and numbers, never text. */
    String doubt(Inspection inspection) {
        String candidates = inspection.candidates().stream()
                .limit(SHOWN)
                .map(Candidate::shown)
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "character set: declared %s, %s; plausible are %s (expected: one with a confidence of %.2f or more;"
                        + " a hint of the language may tell them apart)",
                ShownLabel.of(inspection.declared()),
                inspection.verdict().word(),
                candidates.isEmpty() ? "none" : candidates,
                minConfidence);
    }
}
