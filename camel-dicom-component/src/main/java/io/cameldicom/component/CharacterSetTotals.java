package io.cameldicom.component;

import io.cameldicom.toolkit.charset.edit.CharacterSetEdit.Action;
import io.cameldicom.toolkit.charset.inspect.Verdict;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What all {@code dicom:charset} endpoints of a component have found and done, together. Safe for use by many threads. */
public final class CharacterSetTotals {
    private final Map<Verdict, LongAdder> verdicts = new EnumMap<>(Verdict.class);
    private final Map<Action, LongAdder> actions = new EnumMap<>(Action.class);
    private final LongAdder failed = new LongAdder();

    CharacterSetTotals() {
        for (Verdict verdict : Verdict.values()) {
            verdicts.put(verdict, new LongAdder());
        }
        for (Action action : Action.values()) {
            actions.put(action, new LongAdder());
        }
    }

    void add(Verdict verdict) {
        verdicts.get(verdict).increment();
    }

    void add(Action action) {
        actions.get(action).increment();
    }

    void addFailed() {
        failed.increment();
    }

    /** Objects of which this was found. */
    public long found(Verdict verdict) {
        return verdicts.get(verdict).sum();
    }

    /** Objects to which this was done; in a dry run, would have been done. */
    public long done(Action action) {
        return actions.get(action).sum();
    }

    /** Objects that could not be read, inspected or changed; also doubtful ones, where these fail. */
    public long failed() {
        return failed.sum();
    }
}
