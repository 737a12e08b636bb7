package io.cameldicom.routes;

import io.cameldicom.component.progress.DicomProgressListener;
import io.cameldicom.routes.delivery.CountRead;
import io.cameldicom.routes.folders.DataFolders;
import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.Options;
import io.cameldicom.routes.progress.InboxFiles;
import io.cameldicom.routes.progress.Scout;
import io.cameldicom.routes.progress.Studies;
import io.cameldicom.routes.progress.StudyLedger;
import java.util.Optional;
import org.apache.camel.main.Main;

/** Counts the studies: the step of the routes that tells of a file, and the scout in the background. */
final class StudySteps implements AutoCloseable {
    private final StudyLedger ledger = new StudyLedger();
    private Optional<Scout> scout = Optional.empty();

    /** For the routes: {@code countRead} and {@code studyBytes}; and {@code studies} to be shown. */
    void bind(Main main) {
        main.bind("countRead", new CountRead(ledger));
        main.bind("studies", ledger);
        main.bind("studyBytes", (DicomProgressListener)
                progress -> ledger.sent(progress.sopInstanceUid(), progress.bytes(), progress.total()));
    }

    Studies studies() {
        return ledger;
    }

    /** To be told what becomes of each file. */
    InboxFiles files() {
        return ledger;
    }

    /** Sends the scout out, where the options have one. */
    void start(Options options, DataFolders folders) {
        if (options.flag(Option.STUDIES_SCOUT)) {
            scout = Optional.of(Scout.start(folders.inbox(), options.duration(Option.INBOX_SETTLE), ledger));
        }
    }

    @Override
    public void close() {
        scout.ifPresent(Scout::close);
    }
}
