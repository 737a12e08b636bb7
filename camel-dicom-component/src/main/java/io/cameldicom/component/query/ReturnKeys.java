package io.cameldicom.component.query;

import io.cameldicom.toolkit.attributes.AttributeName;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Dictionary;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.data.Value;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Attributes that matches are to have, whatever they are.
 *
 * @param paths tags; those before the last one are of sequences
 */
public record ReturnKeys(List<List<Integer>> paths) {
    private static final String STEP = "ScheduledProcedureStepSequence.";
    private static final List<String> OF_A_PATIENT =
            List.of("PatientName", "PatientID", "PatientBirthDate", "PatientSex");
    private static final List<String> OF_A_STUDY = List.of(
            "StudyDate",
            "StudyTime",
            "AccessionNumber",
            "StudyID",
            "StudyInstanceUID",
            "StudyDescription",
            "ModalitiesInStudy");
    private static final List<String> OF_A_SERIES =
            List.of("Modality", "SeriesNumber", "SeriesInstanceUID", "SeriesDescription");
    private static final List<String> OF_AN_IMAGE = List.of("InstanceNumber", "SOPInstanceUID", "SOPClassUID");
    private static final List<String> OF_A_WORKLIST = List.of(
            "AccessionNumber",
            "ReferringPhysicianName",
            "PatientName",
            "PatientID",
            "PatientBirthDate",
            "PatientSex",
            "StudyInstanceUID",
            "RequestedProcedureDescription",
            "RequestedProcedureID",
            STEP + "Modality",
            STEP + "ScheduledStationAETitle",
            STEP + "ScheduledProcedureStepStartDate",
            STEP + "ScheduledProcedureStepStartTime",
            STEP + "ScheduledPerformingPhysicianName",
            STEP + "ScheduledProcedureStepDescription",
            STEP + "ScheduledProcedureStepID",
            STEP + "ScheduledStationName",
            STEP + "ScheduledProcedureStepLocation");

    /**
     * Reads names: keywords or tags; with dots between where one is in the items of a sequence.
     *
     * @throws io.cameldicom.toolkit.attributes.UnknownAttributeException if one is unknown
     */
    public static ReturnKeys of(List<String> names) {
        return new ReturnKeys(names.stream()
                .map(name ->
                        Arrays.stream(name.split("\\.")).map(AttributeName::tag).toList())
                .toList());
    }

    /** What people mostly want to see. */
    static ReturnKeys usual(InformationModel model, QueryLevel level) {
        if (model.equals(InformationModel.WORKLIST)) {
            return of(OF_A_WORKLIST);
        }
        if (level == null) {
            return of(List.of());
        }
        return switch (level) {
            case PATIENT -> of(OF_A_PATIENT);
            case STUDY -> of(model.equals(InformationModel.STUDY_ROOT) ? joined(OF_A_PATIENT, OF_A_STUDY) : OF_A_STUDY);
            case SERIES -> of(OF_A_SERIES);
            case IMAGE -> of(OF_AN_IMAGE);
        };
    }

    private static List<String> joined(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** The keys, with those added that are not among them. */
    DataSet addedTo(DataSet keys) {
        DataSet all = keys;
        for (List<Integer> path : paths) {
            all = added(all, path);
        }
        return all;
    }

    private static DataSet added(DataSet keys, List<Integer> path) {
        int tag = path.get(0);
        if (path.size() == 1) {
            return keys.contains(tag) ? keys : keys.with(empty(tag));
        }
        List<Integer> rest = path.subList(1, path.size());
        List<DataSet> items = keys.items(tag).isEmpty() ? List.of(DataSet.EMPTY) : keys.items(tag);
        List<Value.Item> with = items.stream()
                .map(item -> new Value.Item(added(item, rest), false))
                .toList();
        return keys.with(new Element(tag, VR.SQ, new Value.Sequence(with, false)));
    }

    private static Element empty(int tag) {
        VR vr = Dictionary.vr(tag);
        return new Element(tag, vr, vr == VR.SQ ? new Value.Sequence(List.of(), false) : Value.Bytes.EMPTY);
    }
}
