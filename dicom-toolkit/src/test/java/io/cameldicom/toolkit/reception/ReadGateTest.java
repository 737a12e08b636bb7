package io.cameldicom.toolkit.reception;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.toolkit.pdu.PDataTf;
import io.cameldicom.toolkit.reception.ReadGate.Reason;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

class ReadGateTest {
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final ReadGate gate = new ReadGate(channel);

    ReadGateTest() {
        channel.pipeline().addLast(gate);
    }

    @Test
    void readsOnlyWhenNoReasonIsLeft() {
        gate.hold(Reason.WRITER_BEHIND);
        gate.hold(Reason.ENOUGH_UNANSWERED);
        gate.release(Reason.WRITER_BEHIND);
        channel.runPendingTasks();
        assertThat(channel.config().isAutoRead()).isFalse();
        gate.release(Reason.ENOUGH_UNANSWERED);
        channel.runPendingTasks();
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void staysShutWhenAReasonArisesBeforeItHasResumed() {
        gate.hold(Reason.WRITER_BEHIND);
        gate.release(Reason.WRITER_BEHIND);
        gate.hold(Reason.WRITER_BEHIND);
        channel.runPendingTasks();
        assertThat(channel.config().isAutoRead()).isFalse();
    }

    @Test
    void keepsWhatWasReadBeforeInOrder() {
        gate.hold(Reason.ENOUGH_UNANSWERED);
        channel.writeInbound("first", "second");
        assertThat((Object) channel.readInbound()).isNull();
        gate.release(Reason.ENOUGH_UNANSWERED);
        channel.writeInbound("third");
        assertThat(channel.inboundMessages()).containsExactly("first", "second", "third");
    }

    @Test
    void doesNotReadWhileThePeerTakesNoAnswers() {
        int high = channel.config().getWriteBufferHighWaterMark();
        channel.write(Unpooled.buffer(high + 1).writeZero(high + 1));
        channel.runPendingTasks();
        assertThat(channel.config().isAutoRead()).isFalse();
        channel.flush();
        channel.runPendingTasks();
        assertThat(channel.config().isAutoRead()).isTrue();
        channel.releaseOutbound();
    }

    @Test
    void releasesWhatWaitsWhenTheConnectionIsLost() {
        ByteBuf data = Unpooled.buffer(10).writeZero(10);
        gate.hold(Reason.WRITER_BEHIND);
        channel.writeInbound(new PDataTf(1, false, false, data));
        channel.close();
        assertThat(data.refCnt()).isZero();
    }
}
