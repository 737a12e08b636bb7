package io.cameldicom.toolkit.charset.inspect;

import java.util.List;
import java.util.Optional;

/**
 * What was found of the text of a data set and of the items that declare no set themselves. Holds no text.
 *
 * @param declared value of Specific Character Set as it stands; empty where there is none
 * @param candidates most likely first; none where all text is ASCII
 */
public record Inspection(String declared, Verdict verdict, List<Candidate> candidates) {
    public Inspection {
        candidates = List.copyOf(candidates);
    }

    public Optional<Candidate> best() {
        return candidates.stream().findFirst();
    }
}
