package io.cameldicom.component.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** The meters of one thing, made together and removed together. */
final class Meters<T> {
    private final MeterRegistry registry;
    private final Tags tags;
    private final Totals<T> things;
    private final List<Meter> meters = new ArrayList<>();

    /** @param tags of each of these meters */
    Meters(MeterRegistry registry, Tags tags, Totals<T> things) {
        this.registry = registry;
        this.tags = tags;
        this.things = things;
    }

    /** @param unit base unit, null for a plain number */
    void counter(String name, Tags more, String unit, String description, ToDoubleFunction<T> count) {
        meters.add(FunctionCounter.builder(name, things.total(count), Totals.Total::value)
                .tags(tags.and(more))
                .baseUnit(unit)
                .description(description)
                .register(registry));
    }

    void timer(String name, Tags more, String description, ToDoubleFunction<T> count, ToDoubleFunction<T> nanos) {
        Totals<T>.Total counted = things.total(count);
        Totals<T>.Total time = things.total(nanos);
        meters.add(FunctionTimer.builder(
                        name, things, all -> Math.round(counted.value()), all -> time.value(), TimeUnit.NANOSECONDS)
                .tags(tags.and(more))
                .description(description)
                .register(registry));
    }

    void gauge(String name, Tags more, String unit, String description, Supplier<Number> value) {
        meters.add(Gauge.builder(name, value)
                .tags(tags.and(more))
                .baseUnit(unit)
                .description(description)
                .register(registry));
    }

    void remove() {
        meters.forEach(registry::remove);
        meters.clear();
    }
}
