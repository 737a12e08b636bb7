package io.cameldicom.routes;

import io.cameldicom.routes.options.ConfigFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The YAML files to load: ours from the jar and the user's from {@code config/routes}. A user's file of the same name takes
 * the place of ours, so one file is enough to change a route or the error policy.
 */
final class RouteFiles {
    private static final String ENDING = ".camel.yaml";
    private static final String ERROR_POLICY = "classpath:camel/error-policy/delivery.camel.yaml";
    private static final String INBOX_TO_PACS = "classpath:camel/inbox-to-pacs.camel.yaml";
    private static final String EMBEDDED_PACS = "classpath:camel/embedded-pacs.camel.yaml";

    private static final String COMMIT_LISTEN = "classpath:camel/commit-listen.camel.yaml";

    private RouteFiles() {}

    /** @param commitListen whether a peer is to report what it has committed to a listener of ours */
    static List<String> of(Optional<Path> config, boolean embeddedPacs, boolean commitListen) {
        List<String> ours = new ArrayList<>(List.of(ERROR_POLICY, INBOX_TO_PACS));
        if (embeddedPacs) {
            ours.add(EMBEDDED_PACS);
        }
        if (commitListen) {
            ours.add(COMMIT_LISTEN);
        }
        Map<String, String> files = new TreeMap<>();
        ours.forEach(resource -> files.put(resource.substring(resource.lastIndexOf('/') + 1), resource));
        for (Path file : config.map(RouteFiles::users).orElse(List.of())) {
            files.put(file.getFileName().toString(), "file:" + file);
        }
        if (!embeddedPacs) {
            files.remove("embedded-pacs" + ENDING);
        }
        if (!commitListen) {
            files.remove("commit-listen" + ENDING);
        }
        return List.copyOf(files.values());
    }

    private static List<Path> users(Path config) {
        Path folder = config.resolve(ConfigFile.ROUTES);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
