package io.cameldicom.component;

import io.cameldicom.toolkit.charset.edit.CharacterSetEdit;
import io.cameldicom.toolkit.charset.inspect.Candidate;
import io.cameldicom.toolkit.charset.inspect.Inspection;
import org.apache.camel.Message;

/** Sets as headers what {@code dicom:charset} found and did: sets, numbers and words, never text of the object. */
final class CharacterSetHeaders {
    private CharacterSetHeaders() {}

    /** Those of an earlier object must not be taken for those of this one. */
    static void remove(Message message) {
        message.removeHeader(DicomConstants.CHARACTER_SET_VERDICT);
        message.removeHeader(DicomConstants.CHARACTER_SET_CANDIDATES);
        message.removeHeader(DicomConstants.CHARACTER_SET_CONFIDENCE);
        message.removeHeader(DicomConstants.CHARACTER_SET_ACTION);
        message.removeHeader(DicomConstants.CHARACTER_SET_CHANGES);
    }

    static void set(Message message, CharacterSetEdit edit) {
        message.setHeader(DicomConstants.CHARACTER_SET_ACTION, edit.action().word());
        message.setHeader(DicomConstants.CHARACTER_SET_CHANGES, edit.changes().size());
        edit.decisive().ifPresent(inspection -> set(message, inspection));
    }

    private static void set(Message message, Inspection inspection) {
        message.setHeader(
                DicomConstants.CHARACTER_SET_VERDICT, inspection.verdict().word());
        message.setHeader(
                DicomConstants.CHARACTER_SET_CANDIDATES,
                inspection.candidates().stream().map(Candidate::shown).toList());
        inspection
                .best()
                .ifPresent(best -> message.setHeader(DicomConstants.CHARACTER_SET_CONFIDENCE, best.confidence()));
    }

    /** The set that the object declares, where it does. */
    static void setDeclared(Message message, String declared) {
        if (declared.isEmpty()) {
            message.removeHeader(DicomConstants.SPECIFIC_CHARACTER_SET);
        } else {
            message.setHeader(DicomConstants.SPECIFIC_CHARACTER_SET, declared);
        }
    }
}
