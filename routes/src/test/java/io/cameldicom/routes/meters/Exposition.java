package io.cameldicom.routes.meters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A scrape in the text format 0.0.4 of Prometheus, read strictly: whatever is not as it should be fails the test. */
public final class Exposition {
    private static final Pattern HELP = Pattern.compile("# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)");
    private static final Pattern TYPE =
            Pattern.compile("# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|summary|histogram)");
    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (NaN|[+-]Inf|-?[0-9.]+(?:E-?[0-9]+)?)");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\[\\\\n\"])*)\"(?:,(?!$)|$)");

    private final Map<String, String> types = new LinkedHashMap<>();
    private final Set<String> helped = new HashSet<>();
    private final Map<String, Map<Map<String, String>, Double>> samples = new LinkedHashMap<>();
    private String family = "";

    private Exposition() {}

    public static Exposition parse(String text) {
        assertThat(text).endsWith("\n");
        Exposition exposition = new Exposition();
        text.lines().forEach(exposition::line);
        assertThat(exposition.helped).isEqualTo(exposition.types.keySet());
        return exposition;
    }

    private void line(String line) {
        Matcher help = HELP.matcher(line);
        Matcher type = TYPE.matcher(line);
        if (help.matches()) {
            family = help.group(1);
            assertThat(helped.add(family)).as("described once: " + line).isTrue();
        } else if (type.matches()) {
            assertThat(type.group(1)).as(line).isEqualTo(family);
            assertThat(types.put(family, type.group(2))).as(line).isNull();
        } else {
            sample(line);
        }
    }

    private void sample(String line) {
        Matcher sample = SAMPLE.matcher(line);
        assertThat(sample.matches()).as(line).isTrue();
        String name = sample.group(1);
        String type = types.get(family);
        Set<String> allowed = type.equals("summary")
                ? Set.of(family, family + "_sum", family + "_count")
                : type.equals("histogram")
                        ? Set.of(family + "_bucket", family + "_sum", family + "_count")
                        : Set.of(family);
        assertThat(allowed).as(line).contains(name);
        double value = number(sample.group(3));
        if (type.equals("counter")) {
            assertThat(name).endsWith("_total");
            assertThat(value).as(line).isGreaterThanOrEqualTo(0);
        }
        assertThat(samples.computeIfAbsent(name, all -> new LinkedHashMap<>()).put(labels(sample.group(2)), value))
                .as("a series comes once: " + line)
                .isNull();
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new TreeMap<>();
        if (text == null) {
            return labels;
        }
        Matcher label = LABEL.matcher(text);
        int end = 0;
        while (label.find()) {
            assertThat(label.start()).as(text).isEqualTo(end);
            assertThat(labels.put(label.group(1), label.group(2))).as(text).isNull();
            end = label.end();
        }
        assertThat(end).as(text).isEqualTo(text.length());
        return labels;
    }

    /** Names of samples. */
    public Set<String> names() {
        return samples.keySet();
    }

    /** Names of the families, with their types. */
    public Map<String, String> types() {
        return types;
    }

    /** Values that a label has in samples of this name. */
    public Set<String> values(String name, String label) {
        return samples.getOrDefault(name, Map.of()).keySet().stream()
                .filter(labels -> labels.containsKey(label))
                .map(labels -> labels.get(label))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The sum of all samples of this name that have these labels; fails where there is none. */
    public double value(String name, String... labels) {
        Map<Map<String, String>, Double> all = samples.getOrDefault(name, Map.of());
        double[] values = all.entrySet().stream()
                .filter(sample -> has(sample.getKey(), labels))
                .mapToDouble(Map.Entry::getValue)
                .toArray();
        assertThat(values).as(name + " " + String.join(" ", labels)).isNotEmpty();
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static boolean has(Map<String, String> labels, String... wanted) {
        for (int i = 0; i < wanted.length; i += 2) {
            if (!wanted[i + 1].equals(labels.get(wanted[i]))) {
                return false;
            }
        }
        return true;
    }

    /** Every series, without its value. */
    public Set<String> series() {
        Set<String> series = new TreeSet<>();
        samples.forEach((name, all) -> all.keySet().forEach(labels -> series.add(name + labels)));
        return series;
    }
}
