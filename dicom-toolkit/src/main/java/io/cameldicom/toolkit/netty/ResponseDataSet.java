package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.MalformedCommandException;
import io.cameldicom.toolkit.dimse.MessageDataSet;
import io.cameldicom.toolkit.engine.PresentationContext;
import io.cameldicom.toolkit.reception.DataSetReception;
import java.util.function.Consumer;

/**
 * The data set of a response; what cannot be read is a breach of protocol.
 *
 * @param read takes it
 */
record ResponseDataSet(PresentationContext context, CommandSet command, Consumer<DataSet> read)
        implements DataSetReception.Target {
    DataSetReception reception() {
        return new DataSetReception(context.id(), command, MessageDataSet.MAXIMUM_LENGTH, this, this::tooLong);
    }

    @Override
    public void complete(byte[] dataSet) {
        read.accept(MessageDataSet.decoded(command, dataSet, context.transferSyntax()));
    }

    @Override
    public void tooLong() {
        throw new MalformedCommandException(command.name() + " data set: more than " + MessageDataSet.MAXIMUM_LENGTH
                + " bytes (expected: at most that)");
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
