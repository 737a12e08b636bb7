package io.cameldicom.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What an archive of a test holds: seven instances of four patients, of whom three have names beyond ASCII.
 *
 * <ul>
 *   <li>Müller^Jörg (P1, ISO_IR 100): study of 2024-01-10 (A1) with a CT series of two instances and an MR series of one;
 *       study of 2024-05-20 (A2) with one CT
 *   <li>Weiß^Zoë (P2, ISO_IR 192): study of 2024-05-21 (A3), one CT
 *   <li>Yamada^Tarou with ideographic and phonetic groups (P3, ISO 2022 IR 87): study of 2023-12-31 (A4), one MR
 *   <li>Doe^Jane (P4, ASCII): study of 2022-02-02 (A5), one secondary capture
 * </ul>
 */
public final class Studies {
    /** The name in UTF-8. */
    public static final String SHARP_S = "Weiß^Zoë";

    private final List<TestObjects> objects = new ArrayList<>();

    /** New instances in new studies. */
    public Studies() {
        TestObjects first = mueller(TestObjects.ct()).studyDate("20240110").accessionNumber("A1");
        objects.add(first);
        objects.add(mueller(TestObjects.ct())
                .studyDate("20240110")
                .accessionNumber("A1")
                .study(first.study())
                .series(first.series())
                .numbers(1, 2));
        objects.add(mueller(TestObjects.mr())
                .studyDate("20240110")
                .accessionNumber("A1")
                .study(first.study())
                .numbers(2, 1));
        objects.add(mueller(TestObjects.ct()).studyDate("20240520").accessionNumber("A2"));
        objects.add(TestObjects.ct()
                .utf8Name(SHARP_S)
                .patientId("P2")
                .studyDate("20240521")
                .accessionNumber("A3"));
        objects.add(TestObjects.mr()
                .japanese()
                .patientId("P3")
                .studyDate("20231231")
                .accessionNumber("A4"));
        objects.add(TestObjects.secondaryCapture()
                .patientId("P4")
                .studyDate("20220202")
                .accessionNumber("A5"));
    }

    private static TestObjects mueller(TestObjects object) {
        return object.umlauts().patientId("P1");
    }

    /** All of them, in the order above. */
    public List<TestObjects> objects() {
        return List.copyOf(objects);
    }

    /** The study A1 of two series and three instances. */
    public List<TestObjects> largest() {
        return List.copyOf(objects.subList(0, 3));
    }

    /** Writes the files into a folder, each named by its SOP Instance UID. */
    public List<Path> writeInto(Path folder) {
        return objects.stream().map(object -> object.writeInto(folder)).toList();
    }
}
