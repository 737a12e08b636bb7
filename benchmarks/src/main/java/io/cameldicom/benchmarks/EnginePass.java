package io.cameldicom.benchmarks;

import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DicomEngine;
import io.cameldicom.toolkit.engine.DicomEngineProvider;
import io.cameldicom.toolkit.engine.ProposedContext;
import io.cameldicom.toolkit.file.DicomFile;
import io.cameldicom.toolkit.file.ReadLimits;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The engine alone: parses each file, then stores it; a few files are parsed ahead of the one that is on its way. */
final class EnginePass implements WarmProcess.Pass {
    private static final int PARSED_AHEAD = 4;
    private static final int BOUND_SECONDS = 600;

    private final DicomEngine engine;
    private final AssociationRequest request;

    /** @param engine its name, as the option {@code engine} takes it */
    EnginePass(int port, String engine) {
        this.engine = provider(engine).orElseThrow().create();
        this.request = new AssociationRequest(
                new DicomAddress(new AeTitle(Receiver.AE_TITLE), "127.0.0.1", port),
                new AeTitle("BENCHMARK"),
                List.of(ProposedContext.of(MadeCorpus.SOP_CLASS, MadeCorpus.TRANSFER_SYNTAX)),
                AssociationOptions.DEFAULTS);
    }

    /** The engine of that name, where it is on the class path. */
    static Optional<DicomEngineProvider> provider(String engine) {
        return ServiceLoader.load(DicomEngineProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals(engine))
                .findFirst();
    }

    @Override
    public void send(List<Path> files) throws Exception {
        Association association = engine.connect(request).toCompletableFuture().get(BOUND_SECONDS, TimeUnit.SECONDS);
        Semaphore ahead = new Semaphore(PARSED_AHEAD);
        AtomicReference<Object> failure = new AtomicReference<>();
        for (Path file : files) {
            DicomFile object = DicomFile.read(file, ReadLimits.DEFAULTS);
            object.requireStorable();
            acquire(ahead, 1);
            association.store(object.encoded()).whenComplete((response, error) -> {
                if (error != null || !response.status().isSuccess()) {
                    failure.compareAndSet(null, error != null ? error : response.status());
                }
                ahead.release();
            });
        }
        acquire(ahead, PARSED_AHEAD);
        association.release().toCompletableFuture().get(BOUND_SECONDS, TimeUnit.SECONDS);
        if (failure.get() != null) {
            throw new IllegalStateException("not stored: " + failure.get());
        }
    }

    private static void acquire(Semaphore semaphore, int permits) throws InterruptedException {
        if (!semaphore.tryAcquire(permits, BOUND_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("no answer within " + BOUND_SECONDS + " s");
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
