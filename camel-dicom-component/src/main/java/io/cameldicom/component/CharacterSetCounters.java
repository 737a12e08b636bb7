package io.cameldicom.component;

import io.cameldicom.toolkit.charset.edit.CharacterSetEdit.Action;
import io.cameldicom.toolkit.charset.inspect.Verdict;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a {@code dicom:charset} endpoint found and did. Safe for use by many threads. */
final class CharacterSetCounters implements CharacterSetMXBean {
    private final CharacterSetOptions options;
    private final CharacterSetTotals totals;
    private final Map<Verdict, LongAdder> verdicts = new EnumMap<>(Verdict.class);
    private final Map<Action, LongAdder> actions = new EnumMap<>(Action.class);
    private final LongAdder objects = new LongAdder();
    private final LongAdder failed = new LongAdder();

    /** @param totals count the same for all endpoints together */
    CharacterSetCounters(CharacterSetOptions options, CharacterSetTotals totals) {
        this.options = options;
        this.totals = totals;
        for (Verdict verdict : Verdict.values()) {
            verdicts.put(verdict, new LongAdder());
        }
        for (Action action : Action.values()) {
            actions.put(action, new LongAdder());
        }
    }

    void given() {
        objects.increment();
    }

    void found(Verdict verdict) {
        verdicts.get(verdict).increment();
        totals.add(verdict);
    }

    void did(Action action) {
        actions.get(action).increment();
        totals.add(action);
    }

    void failed() {
        failed.increment();
        totals.addFailed();
    }

    @Override
    public String getMode() {
        return options.mode().uriName();
    }

    @Override
    public String getTarget() {
        return options.target().map(Object::toString).orElse("");
    }

    @Override
    public boolean isDryRun() {
        return options.dryRun();
    }

    @Override
    public long getObjects() {
        return objects.sum();
    }

    @Override
    public long getInspected() {
        return verdicts.values().stream().mapToLong(LongAdder::sum).sum();
    }

    @Override
    public long getValid() {
        return verdicts.get(Verdict.VALID).sum();
    }

    @Override
    public long getAbsentButNeeded() {
        return verdicts.get(Verdict.ABSENT_BUT_NEEDED).sum();
    }

    @Override
    public long getContradicted() {
        return verdicts.get(Verdict.CONTRADICTED).sum();
    }

    @Override
    public long getUnknownLabel() {
        return verdicts.get(Verdict.UNKNOWN_LABEL).sum();
    }

    @Override
    public long getUndecidable() {
        return verdicts.get(Verdict.UNDECIDABLE).sum();
    }

    @Override
    public long getRelabelled() {
        return actions.get(Action.RELABELLED).sum();
    }

    @Override
    public long getConverted() {
        return actions.get(Action.CONVERTED).sum();
    }

    @Override
    public long getRepaired() {
        return actions.get(Action.REPAIRED).sum();
    }

    @Override
    public long getDoubtful() {
        return actions.get(Action.DOUBTFUL).sum();
    }

    @Override
    public long getFailed() {
        return failed.sum();
    }
}
