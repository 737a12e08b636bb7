package io.cameldicom.routes.demo;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** One image of a made-up study: a disc in a gradient, so that every viewer has something to show. */
final class DemoImage {
    private static final int DARKEST = 40;

    private DemoImage() {}

    /** @param number from 1, the Instance Number */
    static DataSet of(DemoStudy study, String studyUid, String seriesUid, String instanceUid, int number) {
        List<Element> elements = new ArrayList<>(List.of(
                Element.of(Tag.SOP_CLASS_UID, VR.UI, study.sopClass()),
                Element.of(Tag.SOP_INSTANCE_UID, VR.UI, instanceUid),
                Element.of(0x00080020, VR.DA, "20260101"),
                Element.of(0x00080030, VR.TM, "120000"),
                Element.of(Tag.ACCESSION_NUMBER, VR.SH, "DEMO" + study.patientId()),
                Element.of(Tag.MODALITY, VR.CS, study.modality()),
                Element.of(0x00081030, VR.LO, study.encode(study.description())),
                Element.of(Tag.PATIENT_NAME, VR.PN, study.encode(study.patientName())),
                Element.of(Tag.PATIENT_ID, VR.LO, study.patientId()),
                Element.of(0x00100030, VR.DA, ""),
                Element.of(0x00100040, VR.CS, "O"),
                Element.of(Tag.STUDY_INSTANCE_UID, VR.UI, studyUid),
                Element.of(Tag.SERIES_INSTANCE_UID, VR.UI, seriesUid),
                Element.of(0x00200010, VR.SH, "1"),
                Element.of(0x00200011, VR.IS, "1"),
                Element.of(0x00200013, VR.IS, Integer.toString(number))));
        study.declaredCharacterSet()
                .ifPresent(term -> elements.add(Element.of(Tag.SPECIFIC_CHARACTER_SET, VR.CS, term)));
        elements.addAll(pixels(study.size(), number));
        return DataSet.of(elements);
    }

    private static List<Element> pixels(int size, int number) {
        return List.of(
                unsigned(0x00280002, 1),
                Element.of(0x00280004, VR.CS, "MONOCHROME2"),
                unsigned(0x00280010, size),
                unsigned(0x00280011, size),
                unsigned(0x00280100, 16),
                unsigned(0x00280101, 12),
                unsigned(0x00280102, 11),
                unsigned(0x00280103, 0),
                Element.of(Tag.PIXEL_DATA, VR.OW, disc(size, number)));
    }

    private static byte[] disc(int size, int number) {
        ByteBuffer pixels = ByteBuffer.allocate(size * size * 2).order(ByteOrder.LITTLE_ENDIAN);
        int radius = size / 6 + (number * 5) % (size / 4);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int dx = x - size / 2;
                int dy = y - size / 2;
                boolean inside = dx * dx + dy * dy < radius * radius;
                pixels.putShort((short) (inside ? 3000 : DARKEST + 1000 * y / size));
            }
        }
        return pixels.array();
    }

    private static Element unsigned(int tag, int value) {
        byte[] bytes = {(byte) value, (byte) (value >>> 8)};
        return Element.of(tag, VR.US, bytes);
    }
}
