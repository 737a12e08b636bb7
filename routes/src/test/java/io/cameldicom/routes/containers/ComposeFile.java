package io.cameldicom.routes.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A file of Compose in the folder {@code config}, with its merge keys resolved. */
final class ComposeFile {
    static final Path ROOT = Path.of(System.getProperty("dicom.root", ".."));
    static final Path FOLDER = ROOT.resolve("config");

    private final Map<String, Object> content;

    private ComposeFile(Map<String, Object> content) {
        this.content = content;
    }

    /** @param name relative to {@code config} */
    static ComposeFile read(String name) throws IOException {
        return new ComposeFile(map(yaml(name)));
    }

    /** Any file of YAML in the folder {@code config}. */
    static Object yaml(String name) throws IOException {
        ConstructNode empty = node -> List.of();
        LoadSettings settings = LoadSettings.builder()
                .setTagConstructors(Map.of(new Tag("!reset"), empty))
                .build();
        return new Load(settings).loadFromString(Files.readString(FOLDER.resolve(name)));
    }

    /** The services by name. */
    Map<String, Service> services() {
        Map<String, Service> services = new TreeMap<>();
        map(content.get("services"))
                .forEach((name, service) -> services.put(name, new Service(name, merged(map(service)))));
        return services;
    }

    /** The names of the volumes that Docker keeps. */
    List<String> volumes() {
        return List.copyOf(map(content.get("volumes")).keySet());
    }

    private static Map<String, Object> merged(Map<String, Object> service) {
        Map<String, Object> all = new LinkedHashMap<>();
        Optional.ofNullable(service.get("<<")).ifPresent(base -> all.putAll(map(base)));
        all.putAll(service);
        all.remove("<<");
        return all;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    /** @param options as the file has them */
    record Service(String name, Map<String, Object> options) {
        /** The items of an option; none where it is missing. */
        List<String> list(String option) {
            return ((List<?>) options.getOrDefault(option, List.of()))
                    .stream().map(Object::toString).toList();
        }

        /** The variables by name. */
        Map<String, Object> environment() {
            return options.containsKey("environment") ? map(options.get("environment")) : Map.of();
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
