package io.cameldicom.toolkit.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.NoBufferLeaks;
import io.netty.buffer.ByteBuf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoBufferLeaks.class)
class SendBuffersTest {
    private final SendBuffers buffers = new SendBuffers(1024, 2);

    @Test
    void lendsNoMoreThanItKeepsToWhoeverCanDoWithout() {
        ByteBuf first = buffers.tryTake().orElseThrow();
        ByteBuf second = buffers.take();

        assertThat(buffers.tryTake()).isEmpty();

        buffers.giveBack(first);
        ByteBuf third = buffers.tryTake().orElseThrow();
        assertThat(third).isSameAs(first);
        buffers.giveBack(second);
        buffers.giveBack(third);
        buffers.close();
    }

    @Test
    void freesWhatIsGivenBackAfterItsEnd() {
        ByteBuf late = buffers.take();
        ByteBuf kept = buffers.take();
        buffers.giveBack(kept);

        buffers.close();
        buffers.giveBack(late);

        assertThat(kept.refCnt()).isZero();
        assertThat(late.refCnt()).isZero();
    }
}
