package io.cameldicom.routes;

import io.cameldicom.routes.options.ConfigFile;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the application lies: its jar, and the folder {@code config} in the working directory or beside the jar. */
final class Installation {
    private Installation() {}

    static Optional<Path> config() {
        Path workingDirectory = Path.of("").toAbsolutePath();
        return ConfigFile.folder(
                jarFolder().map(folder -> List.of(workingDirectory, folder)).orElse(List.of(workingDirectory)));
    }

    private static Optional<Path> jarFolder() {
        try {
            Path code = Path.of(Installation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Files.isRegularFile(code) ? Optional.ofNullable(code.getParent()) : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException | SecurityException e) {
            return Optional.empty();
        }
    }
}
