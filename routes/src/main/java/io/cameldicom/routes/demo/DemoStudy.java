package io.cameldicom.routes.demo;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A study to make.
 *
 * @param folder its folder below the inbox
 * @param modality Modality (0008,0060)
 * @param sopClass SOP Class UID
 * @param patientName with letters beyond ASCII
 * @param patientId of nobody
 * @param description Study Description
 * @param charset how text is encoded
 * @param declaredCharacterSet Specific Character Set; empty for a modality that forgets it
 * @param size rows and columns
 * @param images how many
 */
record DemoStudy(
        String folder,
        String modality,
        String sopClass,
        String patientName,
        String patientId,
        String description,
        Charset charset,
        Optional<String> declaredCharacterSet,
        int size,
        int images) {
    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    private static final String MR = "1.2.840.10008.5.1.4.1.1.4";
    private static final String CR = "1.2.840.10008.5.1.4.1.1.1";
    private static final Charset LATIN_1 = StandardCharsets.ISO_8859_1;

    /** Three modalities: one names its character set, one is modern and uses UTF-8, one names none. */
    static List<DemoStudy> all() {
        return List.of(
                new DemoStudy(
                        "ct-thorax",
                        "CT",
                        CT,
                        "Müller^Jörg",
                        "D1",
                        "Schädel",
                        LATIN_1,
                        Optional.of("ISO_IR 100"),
                        512,
                        24),
                new DemoStudy(
                        "mr-knee",
                        "MR",
                        MR,
                        "Škoda^Łukasz",
                        "D2",
                        "Knie für Łukasz",
                        StandardCharsets.UTF_8,
                        Optional.of("ISO_IR 192"),
                        256,
                        16),
                new DemoStudy(
                        "cr-hand",
                        "CR",
                        CR,
                        "Gruß^Änne",
                        "D3",
                        "Hand, zwölf Aufnahmen",
                        LATIN_1,
                        Optional.empty(),
                        384,
                        12));
    }

    byte[] encode(String text) {
        return text.getBytes(charset);
    }
}
