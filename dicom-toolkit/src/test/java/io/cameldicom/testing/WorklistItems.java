package io.cameldicom.testing;

/** Scheduled procedure steps for worklist servers (PS3.4 §K.6.1), each with all that a modality asks for. */
public final class WorklistItems {
    /** The title for which all steps are scheduled. */
    public static final String STATION = "CT01";

    private WorklistItems() {}

    /** A CT of Müller^Jörg on 2026-11-28, in ISO_IR 100. */
    public static MadeDataSet umlauts() {
        return item(MadeDataSet.latin1(), TestObjects.UMLAUTS, "P1", "A1", "Schädel nativ");
    }

    /** A CT of Weiß^Zoë on 2026-11-28, in ISO_IR 192. */
    public static MadeDataSet utf8() {
        return item(MadeDataSet.utf8(), "Weiß^Zoë", "P2", "A2", "Thorax für OP");
    }

    /** A CT of Yamada^Tarou with ideographic and phonetic groups on 2026-11-28, in ISO 2022 IR 87. */
    public static MadeDataSet japanese() {
        return item(MadeDataSet.japanese(), TestObjects.JAPANESE, "P3", "A3", "Abdomen");
    }

    /** A CT on 2026-11-28 for {@link #STATION}, in the character set of {@code empty}. */
    public static MadeDataSet item(
            MadeDataSet empty, String patientName, String patientId, String accessionNumber, String step) {
        return empty.with(0x00080050, "SH", accessionNumber)
                .with(0x00080090, "PN", "Referring^Doctor")
                .with(0x00100010, "PN", patientName)
                .with(0x00100020, "LO", patientId)
                .with(0x00100030, "DA", "19700101")
                .with(0x00100040, "CS", "O")
                .with(0x0020000D, "UI", "2.25.77001" + accessionNumber.substring(1))
                .with(0x00321032, "PN", "Requesting^Doctor")
                .with(0x00321060, "LO", step)
                .with(
                        0x00400100,
                        empty.item()
                                .with(0x00080060, "CS", "CT")
                                .with(0x00400001, "AE", STATION)
                                .with(0x00400002, "DA", "20261128")
                                .with(0x00400003, "TM", "103000")
                                .with(0x00400006, "PN", "Performing^Doctor")
                                .with(0x00400007, "LO", step)
                                .with(0x00400009, "SH", "S" + accessionNumber)
                                .with(0x00400010, "SH", "ROOM1")
                                .with(0x00400011, "SH", "FLOOR1"))
                .with(0x00401001, "SH", "R" + accessionNumber)
                .with(0x00401003, "SH", "MEDIUM");
    }
}
