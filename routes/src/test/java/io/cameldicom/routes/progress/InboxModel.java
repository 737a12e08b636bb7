package io.cameldicom.routes.progress;

import io.cameldicom.toolkit.file.FileIdentity;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** An inbox in memory, what truly became of its files, and the events of it that a ledger hears of, in an order by chance. */
final class InboxModel {
    static final List<String> STUDIES = List.of("1.2.1", "1.2.2", "1.2.3");

    /** Where a file lies. */
    enum Place {
        INBOX,
        SENT,
        QUARANTINE,
        NOWHERE
    }

    /** A file and its fate. */
    static final class ModelFile {
        final String study;
        final Path path;
        final FileIdentity identity;
        Place place = Place.INBOX;
        FileState state = FileState.QUEUED;
        boolean onItsWay;
        boolean heard;

        ModelFile(String study, Path path, FileIdentity identity) {
            this.study = study;
            this.path = path;
            this.identity = identity;
        }
    }

    private final Random random;
    private final StudyLedger ledger;
    private final AtomicLong time;
    private final List<ModelFile> files = new ArrayList<>();
    private int keys;

    InboxModel(Random random, StudyLedger ledger, AtomicLong time) {
        this.random = random;
        this.ledger = ledger;
        this.time = time;
    }

    /** Something happens. */
    void step() {
        time.addAndGet(1_000_000);
        switch (random.nextInt(9)) {
            case 0, 1 -> arrive();
            case 2 -> any(Place.INBOX).ifPresent(file -> found(file, time.get()));
            case 3, 4 -> any(Place.INBOX).filter(file -> !file.onItsWay).ifPresent(this::begin);
            case 5 -> onItsWay().ifPresent(this::end);
            case 6 -> any(Place.INBOX).filter(file -> !file.onItsWay).ifPresent(file -> file.place = Place.NOWHERE);
            case 7 -> any(Place.QUARANTINE).ifPresent(this::putBack);
            default -> onItsWay().ifPresent(file -> ledger.sent(instance(file), random.nextInt(100), 99));
        }
    }

    /** A look at all, between which and its end nothing else happens. */
    void look() {
        long began = time.addAndGet(1_000_000);
        files.stream().filter(file -> file.place == Place.INBOX).forEach(file -> found(file, began));
        ledger.lookedAtAll(began, 0);
    }

    /** What is true, of the files that the ledger heard of. */
    int count(String study, FileState state) {
        return (int) files.stream()
                .filter(file -> file.study.equals(study) && file.heard)
                .filter(file -> file.place != Place.NOWHERE && file.state == state)
                .count();
    }

    private void arrive() {
        String study = STUDIES.get(random.nextInt(STUDIES.size()));
        FileIdentity identity = new FileIdentity(
                1 + random.nextInt(1000), FileTime.fromMillis(0), Optional.empty(), Optional.of((Object) keys++));
        files.add(new ModelFile(study, Path.of("file" + random.nextInt(5)), identity));
    }

    private void found(ModelFile file, long looked) {
        file.heard = true;
        ledger.found(FileMark.of(file.path, file.identity), file.identity.size(), file.study, looked);
    }

    private void begin(ModelFile file) {
        file.heard = true;
        file.onItsWay = true;
        ledger.read(file.path, file.identity, file.study, instance(file));
    }

    private void end(ModelFile file) {
        long looked = time.getAndAdd(1_000_000);
        file.onItsWay = false;
        if (random.nextInt(6) == 0) {
            file.place = Place.NOWHERE;
            ledger.gone(file.path, file.identity);
            return;
        }
        file.state = FileState.values()[random.nextInt(FileState.values().length)];
        file.place = switch (file.state) {
            case QUEUED, FAILING, AWAITING -> Place.INBOX;
            case SENT -> Place.SENT;
            case QUARANTINED -> Place.QUARANTINE;
        };
        ledger.stands(file.path, file.identity, file.state);
        found(file, looked); // a look that came across the file before its end, and tells of it after
    }

    private void putBack(ModelFile file) {
        file.place = Place.INBOX;
        file.state = FileState.QUEUED;
        found(file, time.get());
    }

    private static String instance(ModelFile file) {
        return "1.3." + file.identity.key().orElseThrow();
    }

    private Optional<ModelFile> any(Place place) {
        return chosen(files.stream().filter(file -> file.place == place).toList());
    }

    private Optional<ModelFile> onItsWay() {
        return chosen(files.stream().filter(file -> file.onItsWay).toList());
    }

    private Optional<ModelFile> chosen(List<ModelFile> from) {
        return from.isEmpty() ? Optional.empty() : Optional.of(from.get(random.nextInt(from.size())));
    }
}
