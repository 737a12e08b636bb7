package io.cameldicom.component;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Dictionary;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.file.DicomFile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.camel.Message;

/**
 * Sets what an object says about itself as headers. Their names are fixed by {@link DicomConstants} and by the option
 * {@code headers}; an object gives values alone, and a header that it has no value for is removed.
 */
final class ObjectHeaders {
    private static final String PREFIX = "CamelDicom";

    private final Map<String, Integer> requested;

    /**
     * @param requested keywords joined by commas, or null for none
     * @throws IllegalArgumentException if a keyword is not in the dictionary
     */
    ObjectHeaders(String requested) {
        this.requested = new LinkedHashMap<>();
        for (String keyword : Names.list(requested)) {
            OptionalInt tag = Dictionary.tag(keyword);
            this.requested.put(
                    PREFIX + keyword,
                    tag.orElseThrow(() -> new IllegalArgumentException("headers: '" + keyword
                            + "' (expected: keywords of the data dictionary joined by commas, such as"
                            + " AccessionNumber)")));
        }
    }

    void set(Message message, DicomObject object) {
        DataSet dataSet = object.dataSet();
        DicomFile source = object.source();
        set(message, DicomConstants.SOP_CLASS_UID, dataSet, Tag.SOP_CLASS_UID);
        set(message, DicomConstants.SOP_INSTANCE_UID, dataSet, Tag.SOP_INSTANCE_UID);
        set(message, DicomConstants.STUDY_INSTANCE_UID, dataSet, Tag.STUDY_INSTANCE_UID);
        set(message, DicomConstants.SERIES_INSTANCE_UID, dataSet, Tag.SERIES_INSTANCE_UID);
        set(message, DicomConstants.MODALITY, dataSet, Tag.MODALITY);
        set(message, DicomConstants.SPECIFIC_CHARACTER_SET, dataSet, Tag.SPECIFIC_CHARACTER_SET);
        requested.forEach((name, tag) -> set(message, name, dataSet, tag));
        message.setHeader(
                DicomConstants.TRANSFER_SYNTAX_UID, source.transferSyntax().uid());
        message.setHeader(DicomConstants.BYTES, source.identity().size());
        message.setHeader(DicomConstants.META_BUILT, source.metaBuilt());
    }

    private static void set(Message message, String name, DataSet dataSet, int tag) {
        dataSet.string(tag)
                .filter(value -> !value.isEmpty())
                .ifPresentOrElse(value -> message.setHeader(name, value), () -> message.removeHeader(name));
    }
}
