package io.cameldicom.component.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.component.DicomConfiguration;
import io.cameldicom.component.DicomConfigurationConfigurer;
import io.cameldicom.component.DicomOperation;
import io.cameldicom.component.catalog.Catalog.Entry;
import io.cameldicom.component.query.QueryLevel;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.UriParam;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the catalog says of each option is complete, and is what the code does. */
class OptionsTest {
    private static final Set<String> LABELS = Set.of(
            "common",
            "producer",
            "consumer",
            "security",
            "tls",
            "query",
            "commitment",
            "mpps",
            "charset",
            "health",
            "advanced");
    private static final Pattern OPERATIONS = Pattern.compile("\\. For ([a-z, ]+)( \\([^)]*\\))?\\.$");
    private static final Pattern SECRET = Pattern.compile("(?i).*(password|passcode|token)");

    private static CamelContext context;

    static Stream<Entry> options() {
        return Catalog.ownOptions();
    }

    static Stream<Entry> all() {
        return Stream.of("properties", "componentProperties").flatMap(part -> Catalog.entries(part).stream());
    }

    @BeforeAll
    static void startContext() {
        context = new DefaultCamelContext();
        context.start();
    }

    @AfterAll
    static void stopContext() {
        context.stop();
    }

    @Test
    void areThoseOfTheConfiguration() {
        assertThat(options().map(Entry::name))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(DicomConfiguration.class.getDeclaredFields())
                        .filter(field -> !Modifier.isStatic(field.getModifiers()))
                        .map(Field::getName)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("all")
    void haveDescriptionLabelAndType(Entry option) {
        assertThat(option.text("description")).isNotBlank();
        assertThat(option.text("displayName")).isNotBlank();
        assertThat(option.text("type")).isNotBlank();
        assertThat(option.text("group")).isNotBlank();
        if (!option.text("kind").equals("path")) {
            assertThat(LABELS).containsAll(labels(option));
        }
    }

    private static List<String> labels(Entry option) {
        return List.of(option.text("label").split(","));
    }

    /** Camel leaves out characters that it does not like, without a word. */
    @ParameterizedTest
    @MethodSource("options")
    void loseNothingOfTheirDescription(Entry option) throws Exception {
        String written = field(option).getAnnotation(UriParam.class).description();

        assertThat(option.text("description")).isEqualTo(written);
    }

    private static Field field(Entry option) throws NoSuchFieldException {
        return DicomConfiguration.class.getDeclaredField(option.name());
    }

    /** A tool refuses an option of producers in a from, and one of consumers in a to. */
    @ParameterizedTest
    @MethodSource("options")
    void sayForWhichOperationsTheyAre(Entry option) {
        Matcher end = OPERATIONS.matcher(option.text("description"));
        assertThat(end.find()).as("ends with: For store and listen.").isTrue();
        List<DicomOperation> operations = Arrays.stream(end.group(1).split(", | and "))
                .map(DicomOperation::parse)
                .toList();

        if (labels(option).contains("producer")) {
            assertThat(operations).doesNotContain(DicomOperation.LISTEN);
        } else if (labels(option).contains("consumer")) {
            assertThat(operations).containsExactly(DicomOperation.LISTEN);
        } else {
            assertThat(operations).contains(DicomOperation.LISTEN).hasSizeGreaterThan(1);
        }
    }

    @ParameterizedTest
    @MethodSource("options")
    void haveTheTypeOfTheCode(Entry option) throws Exception {
        Class<?> type = field(option).getType();
        assertThat(option.text("type"))
                .isEqualTo(type.isEnum() || !option.enums().isEmpty() ? "enum" : type(type));
    }

    private static String type(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "Duration" -> "duration";
            case "boolean", "Boolean" -> "boolean";
            case "int", "long" -> "integer";
            case "double" -> "number";
            case "String" -> "string";
            default -> "object";
        };
    }

    @ParameterizedTest
    @MethodSource("options")
    void offerTheValuesThatThereAre(Entry option) throws Exception {
        Class<?> type = field(option).getType();
        if (type.isEnum()) {
            List<String> words = Arrays.stream(type.getEnumConstants())
                    .map(value ->
                            ((Enum<?>) value).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .toList();
            assertThat(option.enums())
                    .isEqualTo(words)
                    .allSatisfy(word -> assertThat(context.getTypeConverter().mandatoryConvertTo(type, word))
                            .isInstanceOf(type));
        } else if (option.name().equals("level")) {
            assertThat(option.enums())
                    .isEqualTo(
                            Arrays.stream(QueryLevel.values()).map(Enum::name).toList());
        } else {
            assertThat(option.enums()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("options")
    void haveTheDefaultOfTheCode(Entry option) throws Exception {
        Object value =
                new DicomConfigurationConfigurer().getOptionValue(new DicomConfiguration(), option.name(), false);
        String told = option.text("defaultValue");

        if (value == null) {
            // Camel gives a default to every boolean; that of tls depends on other options, as its description says
            assertThat(told).isEqualTo(option.name().equals("tls") ? "false" : "");
        } else if (value instanceof Enum<?> constant) {
            assertThat(told).isEqualTo(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        } else if (value instanceof Duration) {
            assertThat(context.getTypeConverter().mandatoryConvertTo(Duration.class, told))
                    .isEqualTo(value);
        } else {
            assertThat(told).isEqualTo(value.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void hideWhatIsSecret(Entry option) {
        assertThat(option.json().get("secret").asBoolean())
                .isEqualTo(SECRET.matcher(option.name()).matches());
    }

    @ParameterizedTest
    @MethodSource("options")
    void areTheSameOnTheComponent(Entry option) {
        Entry ofComponent = Catalog.entries("componentProperties").stream()
                .filter(other -> other.name().equals(option.name()))
                .findFirst()
                .orElseThrow();

        assertThat(List.of(
                        "label", "group", "displayName", "type", "javaType", "defaultValue", "secret", "description"))
                .allSatisfy(field -> assertThat(ofComponent.text(field)).isEqualTo(option.text(field)));
        assertThat(ofComponent.enums()).isEqualTo(option.enums());
    }
}
