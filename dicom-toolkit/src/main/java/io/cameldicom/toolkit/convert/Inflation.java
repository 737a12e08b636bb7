package io.cameldicom.toolkit.convert;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Segment;
import io.cameldicom.toolkit.data.Value;
import io.cameldicom.toolkit.file.DicomFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Gives values that were left in a deflated file a place in an inflated one, which is written if there is any. */
final class Inflation extends Rewriting {
    private final DicomFile file;
    private final ConversionSpool spool;
    private Path inflated;

    private Inflation(DicomFile file, ConversionSpool spool) {
        this.file = file;
        this.spool = spool;
    }

    static DataSet of(DicomFile file, DataSet dataSet, ConversionSpool spool) throws IOException {
        try {
            return new Inflation(file, spool).of(dataSet);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    Element rewritten(Element element, Scope scope) {
        if (!(element.value() instanceof Value.Deflated value)) {
            return element;
        }
        try {
            if (inflated == null) {
                inflated = spool.newFile();
                file.inflateTo(inflated);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Segment.FileRegion region = new Segment.FileRegion(inflated, value.offset(), value.length());
        return new Element(element.tag(), element.vr(), new Value.Region(region));
    }

    @Override
    boolean entersUnknown() {
        return true;
    }
}
