package io.cameldicom.toolkit.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class CommandAssemblerTest {
    private final CommandAssembler assembler = new CommandAssembler();

    @Test
    void putsTogetherWhatComesByteByByte() {
        byte[] command = Dimse.echoRequest(7).encode();
        for (int i = 0; i < command.length - 1; i++) {
            assertThat(assembler.add(Unpooled.wrappedBuffer(command, i, 1), false))
                    .isEmpty();
            assertThat(assembler.isInProgress()).isTrue();
        }
        assertThat(assembler.add(Unpooled.wrappedBuffer(command, command.length - 1, 1), true))
                .hasValueSatisfying(
                        set -> assertThat(set.number(CommandTag.MESSAGE_ID)).hasValue(7));
        assertThat(assembler.isInProgress()).isFalse();
    }

    @Test
    void takesMemoryInProportionToTheCommandHoweverManyFragments() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        ByteBuf one = Unpooled.buffer(1).writeZero(1);
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        for (int i = 0; i < CommandAssembler.MAXIMUM_LENGTH; i++) {
            assembler.add(one, false);
            assembler.add(Unpooled.EMPTY_BUFFER, false);
        }
        long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        assertThat(after - before).isLessThan(100L * CommandAssembler.MAXIMUM_LENGTH);
    }

    @Test
    void rejectsOneByteTooMany() {
        assembler.add(Unpooled.wrappedBuffer(new byte[CommandAssembler.MAXIMUM_LENGTH]), false);
        assertThatThrownBy(() -> assembler.add(Unpooled.wrappedBuffer(new byte[1]), false))
                .isInstanceOf(MalformedCommandException.class)
                .hasMessageContaining("65536");
    }
}
