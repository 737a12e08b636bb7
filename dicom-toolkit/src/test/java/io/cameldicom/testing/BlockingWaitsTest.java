package io.cameldicom.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoopGroup;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BlockingWaitsTest {
    /** Each method waits in a way of its own. */
    @SuppressWarnings("unused")
    private static final class Waiting {
        void netty(ChannelFuture future) throws Exception {
            future.sync();
        }

        void nettyUninterruptibly(ChannelFuture future) {
            future.syncUninterruptibly();
        }

        void nettyAwait(ChannelFuture future) {
            future.awaitUninterruptibly();
        }

        void nettyGet(ChannelFuture future) throws Exception {
            future.get();
        }

        void loops(EventLoopGroup loops) throws Exception {
            loops.awaitTermination(1, TimeUnit.SECONDS);
        }

        void future(Future<?> future) throws Exception {
            future.get();
        }

        void stage(CompletableFuture<?> future) throws Exception {
            future.get(1, TimeUnit.SECONDS);
        }

        void joined(CompletableFuture<?> future) {
            future.join();
        }

        void latch(CountDownLatch latch) throws Exception {
            latch.await();
        }

        void condition(Condition condition) throws Exception {
            condition.awaitNanos(1);
        }

        void thread(Thread thread) throws Exception {
            thread.join();
        }

        void sleeping() throws Exception {
            TimeUnit.SECONDS.sleep(1);
        }

        void queue(BlockingQueue<Object> queue) throws Exception {
            queue.put(queue.take());
        }

        void polling(BlockingQueue<Object> queue) throws Exception {
            queue.poll(1, TimeUnit.SECONDS);
        }

        void monitor() throws Exception {
            synchronized (this) {
                wait();
            }
        }

        void semaphore(Semaphore semaphore) {
            semaphore.acquireUninterruptibly();
        }

        LongConsumer reference() {
            return LockSupport::parkNanos;
        }
    }

    /** Nothing here waits, though names may sound so. */
    @SuppressWarnings("unused")
    private static final class Passing {
        Object takesWhatIsThere(BlockingQueue<Object> queue, Semaphore semaphore, CompletableFuture<Object> future) {
            awaitResponse();
            return semaphore.tryAcquire() ? queue.poll() : future.getNow(String.join("", "a"));
        }

        private void awaitResponse() {}
    }

    static Stream<String> waiting() {
        return Arrays.stream(Waiting.class.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .map(java.lang.reflect.Method::getName);
    }

    @ParameterizedTest
    @MethodSource("waiting")
    void areSeen(String method) {
        JavaMethod waiting = imported(Waiting.class).getMethods().stream()
                .filter(candidate -> candidate.getName().equals(method))
                .findFirst()
                .orElseThrow();
        assertThat(waiting.getAccessesFromSelf()).anyMatch(BlockingWaits.areCalled());
    }

    @Test
    void breakTheRule() {
        var rule = ArchRuleDefinition.noClasses().should().accessTargetWhere(BlockingWaits.areCalled());
        assertThat(rule.evaluate(new ClassFileImporter().importClasses(Waiting.class))
                        .hasViolation())
                .isTrue();
    }

    @Test
    void areNotSeenWhereNothingWaits() {
        assertThat(imported(Passing.class).getAccessesFromSelf()).noneMatch(BlockingWaits.areCalled());
    }

    private static JavaClass imported(Class<?> type) {
        return new ClassFileImporter().importClass(type);
    }
}
