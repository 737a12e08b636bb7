package io.cameldicom.toolkit.charset.inspect;

import io.cameldicom.toolkit.charset.SpecificCharacterSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Inspects what declares one and the same set. Safe for use by many threads. */
final class Lens {
    private static final int MAX_VALUES = 4096;
    private static final int REMEMBERED = 512;
    private static final int ANSWERS = 128;
    private static final int FEW = 64;
    private static final double CERTAIN = 0.9;
    private static final double LIKELY = 0.5;
    /** How bad the worst word must be before a declared set that reads all bytes is doubted. */
    private static final double SENSELESS = -2;

    private final List<KnownEncoding> encodings;
    private final Reading reading;
    private final int declared;
    private final int fallback;
    private final StudyMemory studies = new StudyMemory();
    private final Map<ValueKey, Evidence> remembered = new RecentlyUsed<>(REMEMBERED);
    private final Map<Question, Inspection> answers = new RecentlyUsed<>(ANSWERS);

    /** The objects of a series mostly have the same text; what is known of their study is told apart by its version. */
    private record Question(String label, List<ValueKey> values, String study, int version) {}

    /** @param declared empty where nothing known is */
    Lens(Optional<SpecificCharacterSet> declared, InspectionOptions options) {
        encodings = KnownEncodings.with(declared, options.fallback());
        reading = new Reading(encodings, options.languages());
        this.declared = declared.map(this::indexOf).orElse(-1);
        fallback = indexOf(options.fallback());
    }

    private int indexOf(SpecificCharacterSet set) {
        for (int e = 0; e < encodings.size(); e++) {
            if (encodings.get(e).encoding().equals(set)) {
                return e;
            }
        }
        throw new IllegalStateException("encodings: without " + set + " (expected: with it)");
    }

    /**
     * @param values at least one
     * @param study empty where it is not known
     */
    Inspection inspect(String label, Verdict withoutSet, List<TextValues.TextValue> values, Optional<String> study) {
        Map<ValueKey, Evidence> evidence = evidence(values);
        Question question = new Question(
                label,
                List.copyOf(evidence.keySet()),
                study.orElse(""),
                study.map(studies::version).orElse(0));
        synchronized (answers) {
            Inspection answer = answers.get(question);
            if (answer != null) {
                return answer;
            }
        }
        Inspection answer = weigh(label, withoutSet, evidence, study);
        if (evidence.size() <= FEW) {
            synchronized (answers) {
                answers.put(question, answer);
            }
        }
        return answer;
    }

    private Inspection weigh(
            String label, Verdict withoutSet, Map<ValueKey, Evidence> evidence, Optional<String> study) {
        double[] besides = study.map(uid -> studies.besides(uid, evidence, encodings.size()))
                .orElseGet(() -> new double[encodings.size()]);
        List<Evidence> all = List.copyOf(evidence.values());
        List<Posterior.Group> groups = new Posterior(encodings, all, declared, fallback, besides).groups();
        study.ifPresent(uid -> studies.add(uid, evidence));
        boolean readable = declared >= 0 && all.stream().allMatch(value -> value.readable(declared));
        boolean sensible = readable && all.stream().allMatch(value -> value.worst()[declared] > SENSELESS);
        List<Candidate> candidates = new ArrayList<>();
        for (Posterior.Group group : groups) {
            boolean doubtful = sensible && !group.members().contains(declared)
                    || all.stream()
                            .anyMatch(value -> value.lost()[group.members().get(0)]);
            double confidence = doubtful ? Math.min(group.confidence(), LIKELY) : group.confidence();
            for (int member : group.members()) {
                if (encodings.get(member).listed()) {
                    candidates.add(new Candidate(encodings.get(member).encoding(), confidence));
                }
            }
        }
        return new Inspection(label, verdict(withoutSet, readable, sensible, candidates), candidates);
    }

    private Verdict verdict(Verdict withoutSet, boolean readable, boolean sensible, List<Candidate> candidates) {
        if (declared < 0) {
            return withoutSet;
        }
        if (!readable) {
            return Verdict.CONTRADICTED;
        }
        if (sensible || confidenceOfDeclared(candidates) >= LIKELY) {
            return Verdict.VALID;
        }
        return candidates.stream().anyMatch(candidate -> candidate.confidence() >= CERTAIN)
                ? Verdict.CONTRADICTED
                : Verdict.UNDECIDABLE;
    }

    private double confidenceOfDeclared(List<Candidate> candidates) {
        return candidates.stream()
                .filter(candidate ->
                        candidate.encoding().equals(encodings.get(declared).encoding()))
                .mapToDouble(Candidate::confidence)
                .findFirst()
                .orElse(0);
    }

    private Map<ValueKey, Evidence> evidence(List<TextValues.TextValue> values) {
        boolean escapes = values.stream().anyMatch(Lens::hasEscape);
        Map<ValueKey, Evidence> evidence = new LinkedHashMap<>();
        for (TextValues.TextValue value : values) {
            if (evidence.size() == MAX_VALUES) {
                break;
            }
            ValueKey key = ValueKey.of(value, escapes);
            if (!evidence.containsKey(key)) {
                evidence.put(key, evidence(key, value, escapes));
            }
        }
        return evidence;
    }

    private Evidence evidence(ValueKey key, TextValues.TextValue value, boolean escapes) {
        synchronized (remembered) {
            Evidence known = remembered.get(key);
            if (known != null) {
                return known;
            }
        }
        Evidence read = reading.read(value, escapes);
        synchronized (remembered) {
            remembered.put(key, read);
        }
        return read;
    }

    private static boolean hasEscape(TextValues.TextValue value) {
        for (byte b : value.bytes()) {
            if (b == TextValues.ESCAPE) {
                return true;
            }
        }
        return false;
    }
}
