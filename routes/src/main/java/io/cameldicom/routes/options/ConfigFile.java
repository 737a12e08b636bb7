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
 * {@code application.properties} or a folder {@code routes} counts; having none is fine, every option has a default.
 */
public final class ConfigFile {
    public static final String FOLDER = "config";
    public static final String NAME = "application.properties";
    public static final String ROUTES = "routes";

    private ConfigFile() {}

    /** The first folder {@code config} below one of these that holds {@value #NAME} or {@value #ROUTES}. */
    public static Optional<Path> folder(List<Path> parents) {
        return parents.stream()
                .map(parent -> parent.resolve(FOLDER))
                .filter(folder ->
                        Files.isRegularFile(folder.resolve(NAME)) || Files.isDirectory(folder.resolve(ROUTES)))
                .findFirst();
    }

    /** The file {@value #NAME} of the folder, if it has one. */
    public static Optional<Path> file(Path folder) {
        return Optional.of(folder.resolve(NAME)).filter(Files::isRegularFile);
    }

    /**
     * Reads the properties, in UTF-8; none where the folder has no {@value #NAME}.
     *
     * @throws OptionException if the file cannot be read
     */
    public static Properties read(Path folder) {
        Properties properties = new Properties();
        if (file(folder).isEmpty()) {
            return properties;
        }
        try (Reader reader = Files.newBufferedReader(folder.resolve(NAME), StandardCharsets.UTF_8)) {
            properties.load(reader);
            return properties;
        } catch (IOException | IllegalArgumentException e) {
            throw new OptionException(folder.resolve(NAME) + ": cannot be read (" + e.getMessage() + ")");
        }
    }
}
