package io.cameldicom.routes.delivery;

import io.cameldicom.component.DicomObject;
import io.cameldicom.toolkit.data.Segment.FileRegion;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.Uid;
import io.cameldicom.toolkit.file.DicomFile;
import org.apache.camel.Exchange;

/**
 * What a receipt says of an inbox file, kept in a property of the exchange: body and headers belong to the route.
 *
 * @param instance SOP Instance UID
 * @param study Study Instance UID, or null where there is no valid one
 * @param series Series Instance UID, or null where there is no valid one
 * @param transferSyntaxUid of the file
 * @param dataSetOffset where the File Meta Information ends
 */
record Source(String instance, String study, String series, String transferSyntaxUid, long dataSetOffset) {
    private static final String PROPERTY = "CamelDicomRoutesSource";

    /**
     * What was found at the first call, as long as the exchange lasts.
     *
     * @throws IllegalStateException if the body is no {@link DicomObject} at the first call
     */
    static Source of(Exchange exchange) {
        Source known = exchange.getProperty(PROPERTY, Source.class);
        if (known != null) {
            return known;
        }
        if (!(exchange.getMessage().getBody() instanceof DicomObject object)) {
            throw new IllegalStateException("body: no DICOM object (expected: dicom:read before this step)");
        }
        DicomFile file = object.source();
        Source source = new Source(
                uid(file, Tag.SOP_INSTANCE_UID),
                uid(file, Tag.STUDY_INSTANCE_UID),
                uid(file, Tag.SERIES_INSTANCE_UID),
                file.transferSyntax().uid(),
                file.dataSetOffset());
        exchange.setProperty(PROPERTY, source);
        return source;
    }

    /** What is no UID might be anything, a name of a patient too. */
    private static String uid(DicomFile file, int tag) {
        return file.dataSet().string(tag).filter(Uid::isValid).orElse(null);
    }

    /** Whether an object that was sent in its own transfer syntax was all that follows the File Meta Information, untouched. */
    boolean isWhole(DicomObject object, InFlight file) {
        return !object.isEdited()
                && object.encoded().segments().size() == 1
                && object.encoded().segments().get(0) instanceof FileRegion region
                && region.wordLength() <= 1
                && region.offset() == dataSetOffset
                && region.offset() + region.length() == file.identity().size();
    }
}
