package io.cameldicom.component;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.file.DicomFile;
import java.util.Objects;

/**
 * A DICOM object in a message: a file that was read, and the data set to go on with, which is that of the file or an
 * edit of it. Immutable; the file must stay as it is while the object is used.
 */
public final class DicomObject {
    private final DicomFile source;
    private final DataSet dataSet;

    private DicomObject(DicomFile source, DataSet dataSet) {
        this.source = Objects.requireNonNull(source, "source");
        this.dataSet = Objects.requireNonNull(dataSet, "dataSet");
    }

    /** The object as it stands in its file. */
    public static DicomObject of(DicomFile source) {
        return new DicomObject(source, source.dataSet());
    }

    /** The same file with another data set. */
    public DicomObject with(DataSet edited) {
        return new DicomObject(source, edited);
    }

    public DicomFile source() {
        return source;
    }

    public DataSet dataSet() {
        return dataSet;
    }

    /** Whether the data set is another one than that of the file. */
    public boolean isEdited() {
        return dataSet != source.dataSet();
    }

    /** The bytes to send or write, in the transfer syntax of the file. */
    public EncodedDataSet encoded() {
        return isEdited() ? source.encoded(dataSet) : source.encoded();
    }

    /** @throws MalformedObjectException as {@link DicomFile#requireStorable()} */
    public void requireStorable() {
        source.requireStorable();
    }

    /** Transfer syntax and size; no path and no value. */
    @Override
    public String toString() {
        return "DICOM object (" + source + (isEdited() ? ", edited)" : ")");
    }
}
