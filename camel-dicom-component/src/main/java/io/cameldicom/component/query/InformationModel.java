package io.cameldicom.component.query;

import io.cameldicom.toolkit.data.Uid;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a peer is asked by (PS3.4 §C.6 and §K.6).
 *
 * @param name as the option {@code model} writes it
 * @param find SOP Class UID of its C-FIND
 * @param move of its C-MOVE; empty if it has none
 * @param get of its C-GET; empty if it has none
 * @param levels in which it asks, the outermost first; empty if it has none
 */
public record InformationModel(
        String name, String find, Optional<String> move, Optional<String> get, List<QueryLevel> levels) {
    public static final InformationModel PATIENT_ROOT = new InformationModel(
            "patient-root",
            "1.2.840.10008.5.1.4.1.2.1.1",
            Optional.of("1.2.840.10008.5.1.4.1.2.1.2"),
            Optional.of("1.2.840.10008.5.1.4.1.2.1.3"),
            List.of(QueryLevel.values()));
    public static final InformationModel STUDY_ROOT = new InformationModel(
            "study-root",
            "1.2.840.10008.5.1.4.1.2.2.1",
            Optional.of("1.2.840.10008.5.1.4.1.2.2.2"),
            Optional.of("1.2.840.10008.5.1.4.1.2.2.3"),
            List.of(QueryLevel.STUDY, QueryLevel.SERIES, QueryLevel.IMAGE));
    public static final InformationModel WORKLIST =
            new InformationModel("worklist", "1.2.840.10008.5.1.4.31", Optional.empty(), Optional.empty(), List.of());

    private static final List<InformationModel> ALL = List.of(PATIENT_ROOT, STUDY_ROOT, WORKLIST);
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{1,16}");

    /**
     * The model of this name; a UID stands for a SOP class of which nothing is known, so that nothing is checked.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static InformationModel parse(String name) {
        Optional<InformationModel> known =
                ALL.stream().filter(model -> model.name.equals(name)).findFirst();
        if (known.isEmpty() && !Uid.isValid(name)) {
            throw new IllegalArgumentException(
                    "model: '" + name + "' (expected: patient-root, study-root, worklist, or a SOP Class UID)");
        }
        return known.orElseGet(() -> new InformationModel(name, name, Optional.of(name), Optional.of(name), List.of()));
    }

    /** Whether it is one that we know the rules of. */
    public boolean isKnown() {
        return ALL.contains(this);
    }

    /**
     * The level of this name.
     *
     * @throws IllegalQueryException if the model has no such level; the message lists those it has
     */
    public QueryLevel level(String name) {
        String upper = name.strip().toUpperCase(Locale.ROOT);
        return levels.stream()
                .filter(level -> level.name().equals(upper))
                .findFirst()
                .orElseThrow(() -> new IllegalQueryException(
                        "level: " + (WORD.matcher(upper).matches() ? "'" + upper + "'" : "no word") + " in model "
                                + this.name + " (expected: " + levelNames() + ")"));
    }

    /** For messages. */
    public String levelNames() {
        return levels.isEmpty()
                ? "none, as " + name + " has no levels"
                : levels.stream().map(QueryLevel::name).collect(Collectors.joining(", "));
    }

    /** The levels above this one, the outermost first. */
    List<QueryLevel> above(QueryLevel level) {
        return levels.stream().filter(other -> other.compareTo(level) < 0).toList();
    }
}
