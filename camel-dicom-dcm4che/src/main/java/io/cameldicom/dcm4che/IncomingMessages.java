package io.cameldicom.dcm4che;

import io.cameldicom.toolkit.dimse.CommandAssembler;
import io.cameldicom.toolkit.dimse.CommandField;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.CommandTag;
import io.cameldicom.toolkit.dimse.MalformedCommandException;
import io.cameldicom.toolkit.dimse.MessageDataSet;
import io.cameldicom.toolkit.pdu.PDataTf;
import io.cameldicom.toolkit.pdu.Pdu;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.dcm4che3.net.pdu.AAbort;

/**
 * What the peer says, message by message, before dcm4che hears of it. dcm4che would read commands and the data sets of
 * responses into memory whatever their length, and parse them by rules of its own. So a command goes to it when it is complete
 * and can be read, a response without its data set, which is kept here as it travelled. The data sets of requests pass.
 * Used on dcm4che's reading thread.
 */
final class IncomingMessages {
    private static final int VALUE_LENGTH_BYTES = 4;
    private static final int SHORTEST_VALUE = 2;
    private static final int COMMAND = 1;
    private static final int LAST = 2;

    /** Command Data Set Type (0000,0800) of a message that ends with its command. */
    private static final int NO_DATA_SET = 0x0101;

    private final BiConsumer<Integer, CommandSet> begins;
    private final Runnable heard;
    private final CommandAssembler commands = new CommandAssembler();
    private final Deque<Message> messages = new ArrayDeque<>();
    private final ByteArrayOutputStream dataSet = new ByteArrayOutputStream();
    private CommandSet response;
    private boolean passing;
    private volatile String breach;

    /**
     * A command, and what came with it if it is that of a response.
     *
     * @param dataSet as it travelled
     */
    record Message(CommandSet command, Optional<byte[]> dataSet) {}

    /**
     * @param begins hears of each command and its presentation context, and may throw {@link MalformedCommandException} upon a
     *     response
     * @param heard hears when a part of a data set has arrived
     */
    IncomingMessages(BiConsumer<Integer, CommandSet> begins, Runnable heard) {
        this.begins = begins;
        this.heard = heard;
    }

    /**
     * Takes the presentation data values of a P-DATA-TF.
     *
     * @return PDUs for dcm4che to read, mostly one; may be empty
     * @throws AAbort if they break the rules
     */
    ByteBuf pass(ByteBuffer values) throws AAbort {
        ByteBuf out = Unpooled.buffer(Pdu.HEADER_LENGTH + values.remaining());
        try {
            while (values.hasRemaining()) {
                pass(next(values), out);
            }
        } catch (MalformedCommandException e) {
            breach = e.getMessage();
            throw new AAbort(AAbort.UL_SERIVE_PROVIDER, AAbort.UNEXPECTED_PDU_PARAMETER);
        }
        return out;
    }

    private static ByteBuffer next(ByteBuffer values) throws AAbort {
        int length = values.remaining() < VALUE_LENGTH_BYTES ? 0 : values.getInt();
        if (length < SHORTEST_VALUE || length > values.remaining()) {
            throw new AAbort(AAbort.UL_SERIVE_PROVIDER, AAbort.INVALID_PDU_PARAMETER_VALUE);
        }
        ByteBuffer value = values.slice(values.position(), length);
        values.position(values.position() + length);
        return value;
    }

    private void pass(ByteBuffer value, ByteBuf out) {
        int contextId = value.get() & 0xFF;
        int header = value.get();
        boolean last = (header & LAST) != 0;
        if ((header & COMMAND) != 0) {
            if (response != null || passing) {
                throw new MalformedCommandException("command fragment (expected: the rest of a data set)");
            }
            commands.add(Unpooled.wrappedBuffer(value), last).ifPresent(command -> begin(contextId, command, out));
            return;
        }
        heard.run();
        if (response != null) {
            keep(value);
            if (last) {
                end(contextId, out);
            }
        } else if (passing) {
            PDataTf.writeHeader(out, contextId, false, last, value.remaining());
            out.writeBytes(value);
            passing = !last;
        } else {
            throw new MalformedCommandException("data set fragment (expected: a command)");
        }
    }

    private void begin(int contextId, CommandSet command, ByteBuf out) {
        if (command.is(CommandField.C_CANCEL_RQ)) {
            return; // nothing that we do can be cancelled
        }
        begins.accept(contextId, command);
        boolean answer = (command.commandField() & CommandField.RESPONSE) != 0;
        if (answer && command.hasDataSet()) {
            response = command;
        } else {
            passing = command.hasDataSet();
            messages.add(new Message(command, Optional.empty()));
            write(contextId, StandIn.of(command), out);
        }
    }

    private void keep(ByteBuffer fragment) {
        if (dataSet.size() + fragment.remaining() > MessageDataSet.MAXIMUM_LENGTH) {
            throw new MalformedCommandException(response.name() + " data set: more than "
                    + MessageDataSet.MAXIMUM_LENGTH + " bytes (expected: at most that)");
        }
        byte[] bytes = new byte[fragment.remaining()];
        fragment.get(bytes);
        dataSet.writeBytes(bytes);
    }

    private void end(int contextId, ByteBuf out) {
        messages.add(new Message(response, Optional.of(dataSet.toByteArray())));
        dataSet.reset();
        CommandSet alone = CommandSet.decode(response.encode()).number(CommandTag.COMMAND_DATA_SET_TYPE, NO_DATA_SET);
        response = null;
        write(contextId, alone, out);
    }

    private static void write(int contextId, CommandSet command, ByteBuf out) {
        byte[] bytes = command.encode();
        PDataTf.writeHeader(out, contextId, true, true, bytes.length);
        out.writeBytes(bytes);
    }

    /** The message whose command dcm4che hands out now: it does so in their order. */
    Message next() {
        return messages.remove();
    }

    /** What the peer did wrong, if that was seen here. From any thread. */
    Optional<String> breach() {
        return Optional.ofNullable(breach);
    }
}
