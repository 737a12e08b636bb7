package io.cameldicom.component;

import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.SegmentInput;
import io.cameldicom.toolkit.file.Part10Writer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;

/** A Part 10 file as a stream: File Meta Information, then one segment after the other, each opened when it is its turn. */
final class Part10Stream {
    private Part10Stream() {}

    static InputStream of(EncodedDataSet dataSet) {
        byte[] meta = Part10Writer.fileMeta(
                dataSet.sopClassUid(), dataSet.sopInstanceUid(), dataSet.transferSyntaxUid(), null);
        return new SequenceInputStream(new ByteArrayInputStream(meta), new SegmentInput(dataSet.segments()));
    }
}
