package io.cameldicom.test.scp;

import io.cameldicom.test.record.Recorder;
import io.cameldicom.test.script.Rulebook;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * What all connections of a peer share.
 *
 * @param established how many associations are open
 * @param keepIn where objects are kept; empty: nowhere
 * @param taken instances that were taken
 * @param down stops listening for so long
 */
record Services(
        Rulebook rules,
        Recorder recorder,
        AtomicInteger established,
        Optional<Path> keepIn,
        Taken taken,
        Consumer<Duration> down) {}
