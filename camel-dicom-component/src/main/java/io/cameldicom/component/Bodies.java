package io.cameldicom.component;

import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.file.DicomFile;
import io.cameldicom.toolkit.file.ReadLimits;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;

/** Finds the DICOM object in the body of a message, whatever form it has. */
final class Bodies {
    private static final String SPOOLED = "CamelDicomSpooled";

    /** What a body that is no file was written to. */
    private record Spooled(Object body, DicomObject object) {}

    private final Spool spool;
    private final ReadLimits limits;

    Bodies(Spool spool, ReadLimits limits) {
        this.spool = spool;
        this.limits = limits;
    }

    /**
     * Reads the header of the object; a file is read where it lies, anything else is written to a file that is deleted
     * when the exchange is done. There the object takes the place of the body; a redelivery, to which Camel gives the
     * first body again, finds the very file.
     *
     * @throws io.cameldicom.toolkit.data.MalformedObjectException if it is no DICOM object
     * @throws IOException if it cannot be read
     * @throws InvalidPayloadException if the body has no bytes
     */
    DicomObject objectIn(Exchange exchange) throws IOException, InvalidPayloadException {
        Message message = exchange.getMessage();
        Object body = message.getBody();
        if (body instanceof WrappedFile<?> wrapped && wrapped.getFile() instanceof File file) {
            return read(file.toPath());
        }
        if (body instanceof DicomObject object) {
            return object;
        }
        if (body instanceof DicomFile file) {
            return DicomObject.of(file);
        }
        if (body instanceof Path path) {
            return read(path);
        }
        if (body instanceof File file) {
            return read(file.toPath());
        }
        Spooled before = exchange.getProperty(SPOOLED, Spooled.class);
        if (before != null && before.body() == body) {
            return before.object();
        }
        DicomObject object = read(spool.write(stream(message, body), exchange));
        exchange.setProperty(SPOOLED, new Spooled(body, object));
        message.setBody(object);
        return object;
    }

    private static InputStream stream(Message message, Object body) throws InvalidPayloadException {
        if (body == null) {
            throw new MalformedObjectException(
                    Problem.NOT_DICOM,
                    "body: none (expected: a DICOM object as a file, a stream or bytes, or what dicom:read made)",
                    -1,
                    0);
        }
        if (body instanceof StreamCache cache) {
            cache.reset();
        }
        return message.getMandatoryBody(InputStream.class);
    }

    private DicomObject read(Path file) throws IOException {
        return DicomObject.of(DicomFile.read(file, limits));
    }
}
