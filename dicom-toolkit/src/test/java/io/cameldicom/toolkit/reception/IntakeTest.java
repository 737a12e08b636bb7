package io.cameldicom.toolkit.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class IntakeTest {
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final ReadGate gate = new ReadGate(channel);
    private final Deque<Runnable> writer = new ArrayDeque<>();
    private boolean closed;

    private final Intake intake = new Intake(channel, gate, task -> {
        if (closed) {
            throw new RejectedExecutionException("closed");
        }
        writer.add(task);
    });

    @Test
    void releasesEveryFragmentWhenTheListenerHasClosed() {
        Intake.Inlet inlet = intake.new Inlet(buffers -> {});
        List<ByteBuf> fragments = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            fragments.add(Unpooled.buffer(10).writeZero(10));
        }
        fragments.forEach(inlet::add);
        closed = true;
        assertThat(inlet.execute(() -> {})).isFalse();
        assertThat(fragments).allMatch(fragment -> fragment.refCnt() == 1);
    }

    @Test
    void releasesTheFragmentsThatCouldNotBeWritten() {
        Intake.Inlet inlet = intake.new Inlet(buffers -> {
            throw new AssertionError("write");
        });
        ByteBuf fragment = Unpooled.buffer(10).writeZero(10);
        inlet.add(fragment);
        assertThatThrownBy(() -> writer.remove().run()).isInstanceOf(AssertionError.class);
        assertThat(fragment.refCnt()).isEqualTo(1);
    }

    @Test
    void keepsNothingOfEmptyFragments() {
        ByteBuf empty = Unpooled.buffer(10);
        intake.new Inlet(buffers -> {}).add(empty);
        assertThat(empty.refCnt()).isEqualTo(1);
        assertThat(writer).isEmpty();
    }

    @Test
    void stopsReadingWhenManyTinyFragmentsWait() {
        Intake.Inlet inlet = intake.new Inlet(buffers -> {});
        ByteBuf tiny = Unpooled.buffer(1).writeZero(1);
        for (int i = 0; i < 10_000; i++) {
            inlet.add(tiny);
        }
        assertThat(channel.config().isAutoRead()).isFalse();
        writer.remove().run();
        channel.runPendingTasks();
        assertThat(channel.config().isAutoRead()).isTrue();
        assertThat(tiny.refCnt()).isEqualTo(1);
    }
}
