package io.cameldicom.component.peers;

import io.cameldicom.testing.Studies;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.testing.WorklistItems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.provider.Arguments;

/** Queries for what {@link Studies} hold, and how many matches each has. */
final class Queries {
    /** All that is scheduled for a station on a day. */
    static final Map<String, Object> WORKLIST = Map.of(
            "PatientName",
            "",
            "ScheduledProcedureStepSequence",
            List.of(Map.of(
                    "Modality",
                    "CT",
                    "ScheduledStationAETitle",
                    WorklistItems.STATION,
                    "ScheduledProcedureStepStartDate",
                    "20261128")));

    /** A name that is asked for, and what it is in the answer. */
    enum Name {
        UMLAUTS("Müller^*", TestObjects.UMLAUTS, 2),
        SHARP_S("Weiß^*", Studies.SHARP_S, 1),
        JAPANESE("*山田*", TestObjects.JAPANESE, 1);

        private final String asked;
        private final String answered;
        private final int studies;

        Name(String asked, String answered, int studies) {
            this.asked = asked;
            this.answered = answered;
            this.studies = studies;
        }

        String asked() {
            return asked;
        }

        String answered() {
            return answered;
        }

        int studies() {
            return studies;
        }
    }

    private Queries() {}

    /** Model, level, number of matches and whether over TLS: arguments of tests. */
    static List<Arguments> eachPlainAndOverTls() {
        List<Arguments> cells = new ArrayList<>();
        for (boolean tls : new boolean[] {false, true}) {
            cells.add(Arguments.of("patient-root", "PATIENT", 1, tls));
            for (String model : List.of("patient-root", "study-root")) {
                cells.add(Arguments.of(model, "STUDY", 2, tls));
                cells.add(Arguments.of(model, "SERIES", 2, tls));
                cells.add(Arguments.of(model, "IMAGE", 2, tls));
            }
        }
        return cells;
    }

    /** The keys: the first patient, its studies, the series of the largest, and the images of its first series. */
    static Map<String, Object> of(Studies studies, String model, String level) {
        TestObjects first = studies.largest().get(0);
        Map<String, Object> keys = new LinkedHashMap<>();
        if (model.equals("patient-root") || level.equals("STUDY")) {
            keys.put("PatientID", "P1");
        }
        if (level.equals("SERIES") || level.equals("IMAGE")) {
            keys.put("StudyInstanceUID", first.study());
        }
        if (level.equals("IMAGE")) {
            keys.put("SeriesInstanceUID", first.series());
        }
        return keys;
    }
}
