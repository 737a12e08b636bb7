package io.cameldicom.component.mpps;

import io.cameldicom.toolkit.data.VR;
import java.util.List;

/** What the user of the service must provide (PS3.4 table F.7.2-1). */
final class StepTable {
    /**
     * @param valued type 1: must have a value; else type 2: must be there
     * @param settable whether N-SET may change it
     * @param items what each item of a sequence must have
     */
    record Row(int tag, VR vr, boolean valued, boolean settable, List<Row> items) {}

    static final int STATUS = 0x00400252;
    static final int END_DATE = 0x00400250;
    static final int END_TIME = 0x00400251;
    static final int PERFORMED_SERIES_SEQUENCE = 0x00400340;

    private static final boolean VALUED = true;
    private static final boolean SETTABLE = true;

    /** Items of Scheduled Step Attributes Sequence. */
    private static final List<Row> SCHEDULED_STEP = List.of(
            row(0x0020000D, VR.UI, VALUED, !SETTABLE),
            row(0x00081110, VR.SQ, !VALUED, !SETTABLE),
            row(0x00080050, VR.SH, !VALUED, !SETTABLE),
            row(0x00401001, VR.SH, !VALUED, !SETTABLE),
            row(0x00321060, VR.LO, !VALUED, !SETTABLE),
            row(0x00400009, VR.SH, !VALUED, !SETTABLE),
            row(0x00400007, VR.LO, !VALUED, !SETTABLE),
            row(0x00400008, VR.SQ, !VALUED, !SETTABLE));

    /** Items of Performed Series Sequence. */
    private static final List<Row> SERIES = List.of(
            row(0x00081050, VR.PN, !VALUED, SETTABLE),
            row(0x00181030, VR.LO, VALUED, SETTABLE),
            row(0x00081070, VR.PN, !VALUED, SETTABLE),
            row(0x0020000E, VR.UI, VALUED, SETTABLE),
            row(0x0008103E, VR.LO, !VALUED, SETTABLE),
            row(0x00080054, VR.AE, !VALUED, SETTABLE),
            row(0x00081140, VR.SQ, !VALUED, SETTABLE),
            row(0x00400220, VR.SQ, !VALUED, SETTABLE));

    static final Row PERFORMED_SERIES = new Row(PERFORMED_SERIES_SEQUENCE, VR.SQ, !VALUED, SETTABLE, SERIES);

    /** In the order of the standard. */
    static final List<Row> ROWS = List.of(
            new Row(0x00400270, VR.SQ, VALUED, !SETTABLE, SCHEDULED_STEP),
            row(0x00100010, VR.PN, !VALUED, !SETTABLE),
            row(0x00100020, VR.LO, !VALUED, !SETTABLE),
            row(0x00100030, VR.DA, !VALUED, !SETTABLE),
            row(0x00100040, VR.CS, !VALUED, !SETTABLE),
            row(0x00081120, VR.SQ, !VALUED, !SETTABLE),
            row(0x00400253, VR.SH, VALUED, !SETTABLE),
            row(0x00400241, VR.AE, VALUED, !SETTABLE),
            row(0x00400242, VR.SH, !VALUED, !SETTABLE),
            row(0x00400243, VR.SH, !VALUED, !SETTABLE),
            row(0x00400244, VR.DA, VALUED, !SETTABLE),
            row(0x00400245, VR.TM, VALUED, !SETTABLE),
            row(STATUS, VR.CS, VALUED, SETTABLE),
            row(0x00400254, VR.LO, !VALUED, SETTABLE),
            row(0x00400255, VR.LO, !VALUED, SETTABLE),
            row(0x00081032, VR.SQ, !VALUED, SETTABLE),
            row(END_DATE, VR.DA, !VALUED, SETTABLE),
            row(END_TIME, VR.TM, !VALUED, SETTABLE),
            row(0x00400281, VR.SQ, !VALUED, SETTABLE),
            row(0x00080060, VR.CS, VALUED, !SETTABLE),
            row(0x00200010, VR.SH, !VALUED, !SETTABLE),
            row(0x00400260, VR.SQ, !VALUED, SETTABLE),
            PERFORMED_SERIES);

    private StepTable() {}

    private static Row row(int tag, VR vr, boolean valued, boolean settable) {
        return new Row(tag, vr, valued, settable, List.of());
    }
}
