package io.cameldicom.component;

import io.cameldicom.toolkit.file.DicomFile;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.Converter;

/**
 * Lets Camel make files of objects and objects of files. A file that was not edited comes out byte for byte, if it has
 * File Meta Information; else a complete Part 10 file is written.
 */
@Converter(generateLoader = true)
public final class DicomObjectConverter {
    private DicomObjectConverter() {}

    /** A stream over the file; memory does not grow with the object. */
    @Converter
    public static InputStream toInputStream(DicomObject object) throws IOException {
        return isWhole(object) ? Files.newInputStream(object.source().path()) : Part10Stream.of(object.encoded());
    }

    /** The whole file on the heap. */
    @Converter
    public static byte[] toBytes(DicomObject object) throws IOException {
        try (InputStream stream = toInputStream(object)) {
            return stream.readAllBytes();
        }
    }

    /** Reads the header of {@code file}. */
    @Converter
    public static DicomObject toObject(File file) throws IOException {
        return toObject(file.toPath());
    }

    /** Reads the header of {@code file}. */
    @Converter
    public static DicomObject toObject(Path file) throws IOException {
        return DicomObject.of(DicomFile.read(file));
    }

    private static boolean isWhole(DicomObject object) {
        return !object.isEdited() && !object.source().metaBuilt();
    }
}
