package io.cameldicom.routes.options;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * Finds the folder {@code config}: in the working directory, else beside the jar. The first that has
 * {@code application.properties} counts; having none is fine, every option has a default.
 */
public final class ConfigFile {
    public static final String FOLDER = "config";
    public static final String NAME = "application.properties";

    private ConfigFile() {}

    /** The first folder {@code config} below one of these that holds {@value #NAME}. */
    public static Optional<Path> folder(List<Path> parents) {
        return parents.stream()
                .map(parent -> parent.resolve(FOLDER))
                .filter(folder -> Files.isRegularFile(folder.resolve(NAME)))
                .findFirst();
    }

    /**
     * Reads the properties, in UTF-8.
     *
     * @throws OptionException if the file cannot be read
     */
    public static Properties read(Path folder) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve(NAME), StandardCharsets.UTF_8)) {
            properties.load(reader);
            return properties;
        } catch (IOException | IllegalArgumentException e) {
            throw new OptionException(folder.resolve(NAME) + ": cannot be read (" + e.getMessage() + ")");
        }
    }
}
