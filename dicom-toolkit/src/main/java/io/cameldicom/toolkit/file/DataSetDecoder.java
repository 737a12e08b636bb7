package io.cameldicom.toolkit.file;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.TransferSyntax;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads the data sets of messages, which stand on the heap (PS3.5 §7). */
public final class DataSetDecoder {
    private DataSetDecoder() {}

    /**
     * Reads a whole data set; every value stays on the heap, whatever its length.
     *
     * @param bytes as they travelled; may be empty
     * @param limits of which {@link ReadLimits#heapThreshold()} does not matter
     * @throws MalformedObjectException if it cannot be read, goes beyond a limit, has an element twice with different
     *     values, or is in big endian; the message holds no value
     */
    public static DataSet decode(byte[] bytes, TransferSyntax transferSyntax, ReadLimits limits) {
        DataSetEncoder.requireLittleEndian(transferSyntax);
        byte[] plain = transferSyntax.isDeflated() && bytes.length > 0
                ? DeflatedBytes.inflate(bytes, limits.inflatedBytes())
                : bytes;
        DataSetReader reader = new DataSetReader(new HeapInput(plain), null, limits).onHeap();
        try {
            DataSet dataSet = reader.dataSet(transferSyntax.isExplicitVr(), false);
            if (reader.duplicate() != 0) {
                throw new MalformedObjectException(
                        Problem.DUPLICATE_ELEMENT,
                        Tag.toString(reader.duplicate())
                                + ": twice with different values (expected: each element once)",
                        -1,
                        reader.duplicate());
            }
            return dataSet;
        } catch (IOException e) {
            throw new UncheckedIOException(e); // an array does not fail
        }
    }
}
