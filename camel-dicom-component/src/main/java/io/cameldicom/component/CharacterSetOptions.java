package io.cameldicom.component;

import io.cameldicom.toolkit.charset.CharacterSetException;
import io.cameldicom.toolkit.charset.DefaultCharacterSet;
import io.cameldicom.toolkit.charset.SpecificCharacterSet;
import io.cameldicom.toolkit.charset.edit.EditOptions;
import io.cameldicom.toolkit.charset.inspect.InspectionOptions;
import java.util.Optional;

/**
 * The options of {@code dicom:charset}, checked.
 *
 * @param target empty where there is none
 */
record CharacterSetOptions(
        CharacterSetMode mode,
        Optional<SpecificCharacterSet> target,
        String fallback,
        InspectionOptions inspection,
        EditOptions edit,
        OnDoubt onDoubt,
        boolean dryRun) {
    /** @throws IllegalArgumentException naming the option, its value and what is expected */
    static CharacterSetOptions of(DicomConfiguration configuration) {
        CharacterSetMode mode = configuration.getMode();
        Optional<SpecificCharacterSet> target = Optional.ofNullable(configuration.getTarget())
                .filter(value -> !value.isBlank())
                .map(value -> set("target", value));
        if (target.isEmpty() && (mode == CharacterSetMode.RELABEL || mode == CharacterSetMode.CONVERT)) {
            throw new IllegalArgumentException("target: none (expected: a value of Specific Character Set, such as"
                    + " ISO_IR 192, as mode is " + mode.uriName() + ")");
        }
        if (mode == CharacterSetMode.DEFAULT) {
            requireTerm(configuration.getFallback());
        }
        return new CharacterSetOptions(
                mode,
                target,
                configuration.getFallback(),
                inspection(configuration.getHint(), set("fallback", configuration.getFallback())),
                EditOptions.DEFAULTS
                        .withMinConfidence(configuration.getMinConfidence())
                        .withRecordOriginal(configuration.isRecordOriginal()),
                configuration.getOnDoubt(),
                configuration.isDryRun());
    }

    private static void requireTerm(String fallback) {
        try {
            DefaultCharacterSet.require(fallback);
        } catch (CharacterSetException e) {
            throw new IllegalArgumentException("fallback: " + e.getMessage());
        }
    }

    /** As the standard writes it: an operator who writes it otherwise may mean something else. */
    private static SpecificCharacterSet set(String option, String value) {
        SpecificCharacterSet set;
        try {
            set = SpecificCharacterSet.of(value);
        } catch (CharacterSetException e) {
            throw new IllegalArgumentException(option + ": " + e.getMessage());
        }
        if (!set.deviations().isEmpty()) {
            throw new IllegalArgumentException(
                    option + ": '" + value + "' (expected: " + set.value() + ", as the standard writes it)");
        }
        return set;
    }

    private static InspectionOptions inspection(String hint, SpecificCharacterSet fallback) {
        try {
            return new InspectionOptions(Names.list(hint), fallback);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("hint: " + e.getMessage());
        }
    }
}
