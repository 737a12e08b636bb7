package io.cameldicom.component.answer;

import java.lang.reflect.Array;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.BaseStream;
import java.util.stream.IntStream;

/**
 * What a route answers, one after the other, whatever it is held in: a list, an array, an iterator or a stream; anything else
 * is one answer, and nothing is none.
 *
 * @param items not asked for more than is needed
 * @param end frees what stands behind them
 */
public record Answered(Iterator<?> items, Runnable end) {
    private static final Runnable NOTHING = () -> {};

    /** Of any body; a map is one answer. */
    public static Answered of(Object body) {
        if (body == null || body instanceof CharSequence text && text.toString().isBlank()) {
            return new Answered(Collections.emptyIterator(), NOTHING);
        }
        if (body instanceof BaseStream<?, ?> stream) {
            return new Answered(stream.iterator(), stream::close);
        }
        if (body instanceof Iterator<?> iterator) {
            return new Answered(iterator, () -> close(body));
        }
        if (body instanceof List<?> list) {
            return new Answered(list.iterator(), NOTHING);
        }
        if (body instanceof Iterable<?> iterable && !(body instanceof Map<?, ?>)) {
            Iterator<?> iterator = iterable.iterator();
            return new Answered(iterator, () -> close(iterator));
        }
        if (body.getClass().isArray() && !body.getClass().getComponentType().isPrimitive()) {
            return new Answered(
                    IntStream.range(0, Array.getLength(body))
                            .mapToObj(i -> Array.get(body, i))
                            .iterator(),
                    NOTHING);
        }
        return new Answered(List.of(body).iterator(), NOTHING);
    }

    private static void close(Object resource) {
        if (resource instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                // All that was wanted of it was had.
            }
        }
    }
}
