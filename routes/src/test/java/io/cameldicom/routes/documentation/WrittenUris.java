package io.cameldicom.routes.documentation;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Finds what a text says of the component: URIs in prose and code, steps of YAML with their parameters, and lines of
 * properties. Of Java, text that is put together with the value of a variable counts with {@code X} in its place.
 */
final class WrittenUris {
    private static final Pattern YAML = Pattern.compile("^```ya?ml\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern URI =
            Pattern.compile("(?<![\\w.-])dicom:(?!operation)[a-z]+(:[^\\s?\"'`()|<>]+)?(\\?[\\w]+=[^\\s\"'`|<>]*)?");
    private static final Pattern SPLIT = Pattern.compile("\"\\s*\\+\\s*\"");
    private static final Pattern VARIABLE = Pattern.compile("\"\\s*\\+\\s*[\\w.()]+\\s*\\+\\s*\"");
    private static final Pattern PROPERTY =
            Pattern.compile("camel\\.component\\.dicom\\.([A-Za-z][\\w-]*)(?:[ \t]*=[ \t]*([^\\s`|)]+))?");

    private WrittenUris() {}

    /** A URI, and whether it stands where a consumer does. */
    record Written(String uri, boolean consumer) {}

    /** A property of the component; its value is empty where none is written. */
    record Property(String name, String value) {}

    static List<Written> inText(String text) {
        String joined = SPLIT.matcher(VARIABLE.matcher(text).replaceAll("X")).replaceAll("");
        return URI.matcher(joined)
                .results()
                .map(found -> found.group().replace("&amp;", "&").replaceAll("[.,;:)]+$", ""))
                .distinct()
                .map(uri -> new Written(uri, uri.startsWith("dicom:listen")))
                .toList();
    }

    static List<Property> propertiesIn(String text) {
        return PROPERTY.matcher(text)
                .results()
                .map(found -> new Property(found.group(1), found.group(2) == null ? "" : found.group(2)))
                .distinct()
                .toList();
    }

    /** The blocks of YAML in a page. */
    static List<String> blocks(String page) {
        return YAML.matcher(page).results().map(found -> found.group(1)).toList();
    }

    static List<Written> inYaml(String yaml) {
        List<Written> found = new ArrayList<>();
        new Load(LoadSettings.builder().build()).loadAllFromString(yaml).forEach(document -> walk("", document, found));
        return found;
    }

    private static void walk(String key, Object node, List<Written> found) {
        if (node instanceof Map<?, ?> map) {
            if (map.get("uri") instanceof String uri && (uri.equals("dicom") || uri.startsWith("dicom:"))) {
                found.add(new Written(uri(uri, map.get("parameters")), key.equals("from")));
            }
            map.forEach((name, value) -> walk(name.toString(), value, found));
        } else if (node instanceof Iterable<?> list) {
            StreamSupport.stream(list.spliterator(), false).forEach(item -> walk(key, item, found));
        } else if (node instanceof String uri && uri.startsWith("dicom:") && !key.equals("uri")) {
            found.add(new Written(uri, key.equals("from")));
        }
    }

    private static String uri(String uri, Object parameters) {
        StringBuilder whole = new StringBuilder(uri);
        if (parameters instanceof Map<?, ?> map) {
            if (uri.equals("dicom")) {
                whole.append(':').append(map.get("operation"));
                if (map.get("address") != null) {
                    whole.append(':').append(map.get("address"));
                }
            }
            map.forEach((name, value) -> {
                boolean part = uri.equals("dicom") && (name.equals("operation") || name.equals("address"));
                if (!part) {
                    whole.append(whole.indexOf("?") < 0 ? '?' : '&')
                            .append(name)
                            .append('=')
                            .append(URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8));
                }
            });
        }
        return whole.toString();
    }
}
