package io.cameldicom.toolkit.listener;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.dimse.StatusCode;
import io.cameldicom.toolkit.service.ServiceAnswer.Matches;
import java.util.Optional;

/** Answers a C-FIND: one pending response for each match, as fast as the network takes them. Used on the worker. */
final class MatchStream {
    private final ServiceRun run;
    private final Matches matches;
    private boolean ended;

    MatchStream(ServiceRun run, Matches matches) {
        this.run = run;
        this.matches = matches;
    }

    /** Goes on until the network takes no more: no thread waits for it. */
    void next() {
        while (!ended) {
            if (run.isAbandoned()) {
                end();
            } else if (run.isCancelled()) {
                end();
                run.last(StatusCode.CANCEL);
            } else if (run.isReady(this::next, this::end)) {
                match();
            } else {
                return;
            }
        }
    }

    private void match() {
        try {
            if (matches.matches().hasNext()) {
                Optional<DataSet> match = matches.matches().next();
                if (match.isPresent()) {
                    run.pending(match, Optional.empty());
                }
                return;
            }
        } catch (Throwable e) { // whatever it is, the peer waits for an answer
            end();
            run.failed(e);
            return;
        }
        end();
        run.last(StatusCode.SUCCESS);
    }

    private void end() {
        ended = true;
        run.close(matches);
    }
}
