package io.cameldicom.routes.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.routes.meters.Exposition;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A query of PromQL, compared with what a real scrape has. */
public record Query(String text) {
    private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)\\{([^}]*)}");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without)\\s*\\(([^)]*)\\)");
    private static final Pattern WORD = Pattern.compile("\\b[a-zA-Z_][a-zA-Z0-9_]*\\b");
    private static final Set<String> LANGUAGE =
            Set.of("sum", "min", "max", "rate", "increase", "and", "or", "unless", "label_values");
    /** Prometheus adds them to each series. */
    private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance", "up");

    public Set<String> metrics() {
        String rest = text.replaceAll("\\[[^]]*]", " ");
        rest = SELECTOR.matcher(rest).replaceAll("$1 ");
        rest = GROUPING.matcher(rest).replaceAll(" ");
        rest = rest.replaceAll("\\b[0-9][0-9.e]*\\b", " ");
        Set<String> words = new TreeSet<>();
        Matcher word = WORD.matcher(rest);
        while (word.find()) {
            words.add(word.group());
        }
        words.removeAll(LANGUAGE);
        words.removeAll(OF_PROMETHEUS);
        return words;
    }

    /** Labels that it leaves over, so that texts may name them. */
    public Set<String> labels() {
        Set<String> labels = new TreeSet<>();
        GROUPING.matcher(text).results().forEach(found -> {
            for (String label : found.group(1).split(",")) {
                labels.add(label.strip());
            }
        });
        return labels;
    }

    public void requireThere(Exposition scrape) {
        assertThat(scrape.names()).as(text).containsAll(metrics());
        for (String label : labels()) {
            if (!OF_PROMETHEUS.contains(label)) {
                assertThat(metrics())
                        .as(text + ": " + label)
                        .allSatisfy(metric ->
                                assertThat(scrape.values(metric, label)).isNotEmpty());
            }
        }
        SELECTOR.matcher(text).results().forEach(found -> requireThere(scrape, found.group(1), found.group(2)));
    }

    private void requireThere(Exposition scrape, String metric, String matchers) {
        Matcher matcher = MATCHER.matcher(matchers);
        while (matcher.find()) {
            if (!OF_PROMETHEUS.contains(matcher.group(1))) {
                assertThat(scrape.values(metric, matcher.group(1)))
                        .as(text)
                        .contains(matcher.group(3).split("\\|"));
            }
        }
    }
}
