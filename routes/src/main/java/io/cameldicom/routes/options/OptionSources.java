package io.cameldicom.routes.options;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Where values come from, in Camel's own order: environment variables, then system properties, then the file.
 *
 * @param environment environment variables
 * @param system system properties
 * @param file what {@code application.properties} says
 */
public record OptionSources(Map<String, String> environment, Map<String, String> system, Map<String, String> file) {
    public OptionSources {
        environment = Map.copyOf(environment);
        system = Map.copyOf(system);
        file = Map.copyOf(file);
    }

    /** The sources of this process. */
    public static OptionSources ofProcess(Properties file) {
        return new OptionSources(System.getenv(), strings(System.getProperties()), strings(file));
    }

    private static Map<String, String> strings(Properties properties) {
        Map<String, String> strings = new LinkedHashMap<>();
        properties.stringPropertyNames().forEach(name -> strings.put(name, properties.getProperty(name)));
        return strings;
    }

    /** The value that counts, stripped; empty where nobody set the option. */
    Optional<String> value(Option option) {
        String value = environment.get(option.environmentVariable());
        if (value == null) {
            value = system.getOrDefault(option.key(), file.get(option.key()));
        }
        return Optional.ofNullable(value).map(String::strip);
    }

    /** The value that counts if it is of the option's kind, else the default: for what must be known before all is checked. */
    public String valueOrDefault(Option option) {
        String value = value(option).orElse(option.defaultValue());
        try {
            option.kind().check(value);
            return value;
        } catch (IllegalArgumentException e) {
            return option.defaultValue();
        }
    }

    /** The file's properties, each with the value that counts: what a route of the user may ask for. */
    public Properties effectiveFile() {
        Properties effective = new Properties();
        file.forEach((key, value) -> effective.setProperty(
                key, environment.getOrDefault(Option.environmentVariable(key), system.getOrDefault(key, value))));
        return effective;
    }

    /** Names that look like an option and are none, each with the nearest option. */
    Map<String, String> unknown() {
        Map<String, String> unknown = new TreeMap<>();
        file.keySet().forEach(key -> OptionNames.meantBy(key).ifPresent(meant -> unknown.put(key, meant)));
        system.keySet().forEach(key -> OptionNames.meantBy(key).ifPresent(meant -> unknown.put(key, meant)));
        environment
                .keySet()
                .forEach(key -> OptionNames.meantByVariable(key).ifPresent(meant -> unknown.put(key, meant)));
        return unknown;
    }

    String valueOf(String unknown) {
        return file.getOrDefault(unknown, system.getOrDefault(unknown, environment.getOrDefault(unknown, "")));
    }
}
