package io.cameldicom.component;

import io.cameldicom.component.answer.Answered;
import io.cameldicom.toolkit.DicomException;
import io.cameldicom.toolkit.convert.ConversionOptions;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.file.DicomFile;
import io.cameldicom.toolkit.file.ReadLimits;
import io.cameldicom.toolkit.service.ServiceAnswer.Retrieval;
import io.cameldicom.toolkit.service.SubOperation;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.camel.WrappedFile;

/** The objects that a route has answered a retrieval with; each is read when its turn has come. */
final class Retrieved {
    private final ReadLimits limits;
    private final boolean converts;
    private final ConversionOptions conversion;
    private final Spool spool;

    Retrieved(DicomEndpoint endpoint) {
        DicomConfiguration configuration = endpoint.getConfiguration();
        this.limits = configuration.readLimits();
        this.converts = configuration.isConvert();
        this.conversion = new ConversionOptions(configuration.isDecompress());
        this.spool = endpoint.spool();
    }

    /** Whether it is an object, in one of the forms in which it can be read. */
    static boolean isObject(Object body) {
        return body instanceof DicomObject
                || body instanceof DicomFile
                || body instanceof Path
                || body instanceof File
                || body instanceof WrappedFile<?> wrapped && wrapped.getFile() instanceof File;
    }

    /**
     * The objects to send.
     *
     * @param wanted which of them; those that cannot be read are wanted too, so that the peer hears of them
     * @param sending makes of an object, as the route has given it, what sends it
     */
    Retrieval retrieval(Answered answered, Predicate<DataSet> wanted, Function<Object, SubOperation> sending) {
        List<Object> objects = new ArrayList<>(); // their number must be known before the first is sent
        try {
            answered.items().forEachRemaining(object -> {
                if (isWanted(object, wanted)) {
                    objects.add(object);
                }
            });
        } finally {
            answered.end().run();
        }
        return new Retrieval(objects.size(), objects.stream().map(sending).iterator(), () -> {});
    }

    private boolean isWanted(Object body, Predicate<DataSet> wanted) {
        try {
            return wanted.test(object(body).dataSet());
        } catch (IOException | DicomException e) {
            return true;
        }
    }

    /**
     * Reads its header.
     *
     * @throws IOException if it cannot be read
     * @throws io.cameldicom.toolkit.DicomException if it is no object, or none that can be stored
     */
    DicomObject read(Object body) throws IOException {
        DicomObject object = object(body);
        object.requireStorable();
        return object;
    }

    private DicomObject object(Object body) throws IOException {
        if (body instanceof DicomObject object) {
            return object;
        }
        if (body instanceof DicomFile file) {
            return DicomObject.of(file);
        }
        if (body instanceof Path path) {
            return DicomObject.of(DicomFile.read(path, limits));
        }
        if (body instanceof File file) {
            return object(file.toPath());
        }
        if (body instanceof WrappedFile<?> wrapped && wrapped.getFile() instanceof File file) {
            return object(file.toPath());
        }
        throw new UnfitObjectException(body);
    }

    /** What it can be converted to, if that is wanted. */
    ConvertibleObject convertible(DicomObject object) {
        return new ConvertibleObject(object, conversion, spool);
    }

    boolean converts() {
        return converts;
    }
}
