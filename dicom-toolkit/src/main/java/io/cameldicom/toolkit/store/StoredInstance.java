package io.cameldicom.toolkit.store;

import io.cameldicom.toolkit.file.DicomFile;
import java.nio.file.Path;

/**
 * An object in the store.
 *
 * @param file its complete Part 10 file
 * @param received what was read of the sender's file before it took its place: identity and regions are of that file,
 *     which is gone
 * @param isNew false if the store had the same bytes already
 */
public record StoredInstance(Path file, DicomFile received, boolean isNew) {}
