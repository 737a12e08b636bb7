package io.cameldicom.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.lang.reflect.Field;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test class, by {@code @ExtendWith}, if any network buffer was lost without being released. */
public final class NoBufferLeaks implements BeforeAllCallback, AfterAllCallback {
    private static final int COLLECTIONS = 3;

    private final List<String> leaks = new CopyOnWriteArrayList<>();
    private ResourceLeakDetector.Level former;

    @Override
    public void beforeAll(ExtensionContext context) throws ReflectiveOperationException {
        former = ResourceLeakDetector.getLevel();
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        detector().setLeakListener((type, records) -> leaks.add(type + records));
    }

    @Override
    public void afterAll(ExtensionContext context) throws ReflectiveOperationException {
        for (int i = 0; i < COLLECTIONS; i++) {
            collect();
        }
        detector().setLeakListener(null);
        ResourceLeakDetector.setLevel(former);
        assertThat(leaks).as("leaked buffers").isEmpty();
    }

    /** Lets the collector find lost buffers, and Netty report them, which it does when another buffer is allocated. */
    private static void collect() {
        System.gc();
        for (ByteBufAllocator allocator : List.of(ByteBufAllocator.DEFAULT, UnpooledByteBufAllocator.DEFAULT)) {
            allocator.directBuffer(1).release();
        }
    }

    /** Netty keeps its detector to itself. */
    private static ResourceLeakDetector<?> detector() throws ReflectiveOperationException {
        Field field = Class.forName("io.netty.buffer.AbstractByteBuf").getDeclaredField("leakDetector");
        field.setAccessible(true);
        return (ResourceLeakDetector<?>) field.get(null);
    }
}
