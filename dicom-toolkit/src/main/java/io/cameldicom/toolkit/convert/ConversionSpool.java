package io.cameldicom.toolkit.convert;

import java.io.IOException;
import java.nio.file.Path;

/** Gives a conversion the files for what must not be on the heap. */
@FunctionalInterface
public interface ConversionSpool {
    /**
     * Makes an empty file, readable by its owner alone. Who gives it deletes it, when the result of the conversion is not
     * needed any more, or when the conversion has failed.
     *
     * @throws IOException if it cannot be made
     */
    Path newFile() throws IOException;
}
