package io.cameldicom.component.answer;

import io.cameldicom.toolkit.data.DataSet;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.BaseStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a route answers, one after the other, whatever it is held in: a list, an array, an iterator, a stream or a folder with
 * files; anything else is one answer, and nothing is none.
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
        Optional<Stream<Path>> files = FilesBelow.of(body);
        if (files.isPresent()) {
            return new Answered(files.get().iterator(), files.get()::close);
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
        if (isSeveral(body) && body instanceof Iterable<?> iterable) {
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

    /** A data set has elements, a path has names, and both are one. */
    private static boolean isSeveral(Object body) {
        return !(body instanceof DataSet || body instanceof Path);
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
