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

    /** A file that lies beside the jar; beside the folder of the classes where there is no jar yet. */
    static Path beside(String name) {
        return code().map(code -> code.resolveSibling(name))
                .orElse(Path.of(name).toAbsolutePath());
    }

    private static Optional<Path> jarFolder() {
        return code().filter(Files::isRegularFile).map(Path::getParent);
    }

    private static Optional<Path> code() {
        try {
            return Optional.of(Path.of(Installation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()));
        } catch (URISyntaxException | IllegalArgumentException | SecurityException e) {
            return Optional.empty();
        }
    }
}
