package io.cameldicom.toolkit.upperlayer;

import static io.cameldicom.toolkit.upperlayer.State.STA1;
import static io.cameldicom.toolkit.upperlayer.State.STA11;
import static io.cameldicom.toolkit.upperlayer.State.STA12;
import static io.cameldicom.toolkit.upperlayer.State.STA13;
import static io.cameldicom.toolkit.upperlayer.State.STA2;
import static io.cameldicom.toolkit.upperlayer.State.STA3;
import static io.cameldicom.toolkit.upperlayer.State.STA4;
import static io.cameldicom.toolkit.upperlayer.State.STA5;
import static io.cameldicom.toolkit.upperlayer.State.STA6;
import static io.cameldicom.toolkit.upperlayer.State.STA7;
import static io.cameldicom.toolkit.upperlayer.State.STA8;
import static io.cameldicom.toolkit.upperlayer.State.STA9;

/** What to do upon an event, and the state that follows (PS3.8 tables 9-6 to 9-9). */
enum Action {
    AE_1(STA4),
    AE_2(STA5),
    AE_3(STA6),
    AE_4(STA1),
    AE_5(STA2),
    /** Leads to {@link State#STA13} instead where the request is not acceptable to the service provider. */
    AE_6(STA3),
    AE_7(STA6),
    AE_8(STA13),
    DT_1(STA6),
    DT_2(STA6),
    AR_1(STA7),
    AR_2(STA8),
    AR_3(STA1),
    AR_4(STA13),
    AR_5(STA1),
    AR_6(STA7),
    AR_7(STA8),
    /** Leads to {@link State#STA10} instead for the acceptor of the association. */
    AR_8(STA9),
    AR_9(STA11),
    AR_10(STA12),
    AA_1(STA13),
    AA_2(STA1),
    AA_3(STA1),
    AA_4(STA1),
    AA_5(STA1),
    AA_6(STA13),
    AA_7(STA13),
    AA_8(STA13);

    private final State next;

    Action(State next) {
        this.next = next;
    }

    State next() {
        return next;
    }
}
