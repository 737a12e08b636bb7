package io.cameldicom.toolkit.store;

import java.nio.file.Path;

/**
 * An object in the store.
 *
 * @param file its complete Part 10 file
 * @param isNew false if the store had the same bytes already
 */
public record StoredInstance(Path file, boolean isNew) {}
