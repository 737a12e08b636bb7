package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.MalformedCommandException;
import io.cameldicom.toolkit.engine.PresentationContext;
import io.cameldicom.toolkit.file.DataSetDecoder;
import io.cameldicom.toolkit.file.ReadLimits;
import io.cameldicom.toolkit.reception.DataSetReception;
import java.util.function.Consumer;

/**
 * The data set of a response; what cannot be read is a breach of protocol.
 *
 * @param read takes it
 */
record ResponseDataSet(PresentationContext context, CommandSet command, Consumer<DataSet> read)
        implements DataSetReception.Target {
    /** In bytes: thousands of times what a match has. */
    private static final int LONGEST = 16 << 20;

    DataSetReception reception() {
        return new DataSetReception(context.id(), command, LONGEST, this, this::tooLong);
    }

    @Override
    public void complete(byte[] dataSet) {
        read.accept(decoded(dataSet));
    }

    private DataSet decoded(byte[] bytes) {
        TransferSyntax transferSyntax = TransferSyntax.of(context.transferSyntax())
                .orElseThrow(() -> new MalformedCommandException(command.name() + ": a data set in transfer syntax "
                        + context.transferSyntax() + " (expected: one of ours)"));
        try {
            return DataSetDecoder.decode(bytes, transferSyntax, ReadLimits.DEFAULTS);
        } catch (MalformedObjectException e) {
            throw new MalformedCommandException(command.name() + " data set: " + e.getMessage());
        }
    }

    @Override
    public void tooLong() {
        throw new MalformedCommandException(
                command.name() + " data set: more than " + LONGEST + " bytes (expected: at most that)");
    }

    @Override
    public void cancel() {
        // nobody cancels a response
    }

    @Override
    public void abandon() {
        // what it answers fails with the association
    }
}
