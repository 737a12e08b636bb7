package io.cameldicom.test.scp;

import io.cameldicom.test.record.Ending;
import io.cameldicom.test.script.Moment;
import io.cameldicom.test.script.Occurrence;
import io.cameldicom.test.script.Unit;
import io.cameldicom.test.wire.Pdus;
import io.cameldicom.test.wire.WireException;
import java.io.IOException;

/** The release of an association, from either side or from both at once (PS3.8 §9.2, states 7 to 13). */
final class Release {
    private final Connection connection;
    private boolean weAsked;
    private boolean theyAsked;
    private int count;

    Release(Connection connection) {
        this.connection = connection;
    }

    /** We ask. */
    void ask() throws IOException {
        weAsked = true;
        connection.line().send(Pdus.releaseRequest());
    }

    /** They ask. Where we have asked too, our answer waits for theirs: they are the requestor. */
    void asked() throws IOException {
        theyAsked = true;
        count++;
        connection.change(seen -> seen.counted(seen.objects(), seen.echoes(), count));
        if (weAsked) {
            return;
        }
        int number = connection.services().rules().count(Unit.RELEASE);
        Occurrence occurrence = new Occurrence(Unit.RELEASE, number, connection.number(), count);
        boolean answered = connection.act(occurrence, Moment.DUE, draft -> {
            if (!draft.isHalf()) {
                connection.released();
            }
            return Pdus.releaseResponse();
        });
        if (answered) {
            end(Ending.RELEASED);
        }
    }

    /** They answer. */
    void answered() throws IOException {
        if (!weAsked) {
            throw new WireException("PDU type: 6 (expected: no A-RELEASE-RP, none was asked for)");
        }
        connection.ended(Ending.RELEASED_BY_US);
        if (theyAsked) {
            connection.line().send(Pdus.releaseResponse());
            end(Ending.RELEASED_BY_US);
        }
        throw new EndedException(Ending.RELEASED_BY_US);
    }

    private void end(Ending ending) throws IOException {
        connection.line().closeGently();
        throw new EndedException(ending);
    }
}
