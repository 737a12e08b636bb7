package io.cameldicom.component.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.component.CharacterSetMXBean;
import io.cameldicom.component.commitment.CommitmentsMXBean;
import io.cameldicom.component.destination.DestinationMXBean;
import io.cameldicom.component.outcome.StatusClass;
import io.cameldicom.component.receiver.ReceiverMXBean;
import io.cameldicom.toolkit.listener.RejectionCause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of docs/monitoring.md name each attribute and operation that there is, and no other. */
class MBeanTablesTest {
    private static final Pattern ATTRIBUTE = Pattern.compile("^\\| `([A-Z]\\w+)` \\|", Pattern.MULTILINE);
    private static final Pattern OPERATION = Pattern.compile("^\\| `([a-z]\\w+)\\((\\w*)\\)` \\|", Pattern.MULTILINE);
    private static final Pattern GETTER = Pattern.compile("(get|is)([A-Z]\\w*)");

    static Stream<Arguments> beans() {
        return Stream.of(
                Arguments.of("A destination", DestinationMXBean.class),
                Arguments.of("A listener", ReceiverMXBean.class),
                Arguments.of("A character set step", CharacterSetMXBean.class),
                Arguments.of("Storage commitment", CommitmentsMXBean.class));
    }

    private static String section(String title) throws IOException {
        String page = Files.readString(Path.of("..", "docs", "monitoring.md"));
        String section = page.substring(page.indexOf("\n### " + title + "\n") + 4);
        int end = section.indexOf("\n##");
        return end < 0 ? section : section.substring(0, end);
    }

    @ParameterizedTest
    @MethodSource("beans")
    void nameEachAttribute(String title, Class<?> bean) throws IOException {
        List<String> attributes = Arrays.stream(bean.getMethods())
                .map(method -> GETTER.matcher(method.getName()))
                .flatMap(name -> name.results())
                .map(name -> name.group(2))
                .toList();

        assertThat(ATTRIBUTE.matcher(section(title)).results().map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(attributes);
    }

    @ParameterizedTest
    @MethodSource("beans")
    void nameEachOperation(String title, Class<?> bean) throws IOException {
        List<String> operations = Arrays.stream(bean.getMethods())
                .filter(method -> !GETTER.matcher(method.getName()).matches())
                .map(method -> method.getName()
                        + Arrays.stream(method.getParameters())
                                .map(parameter -> parameter.getName())
                                .toList())
                .toList();

        assertThat(OPERATION.matcher(section(title)).results().map(MBeanTablesTest::signature))
                .containsExactlyInAnyOrderElementsOf(operations);
    }

    private static String signature(MatchResult row) {
        return row.group(1) + "[" + row.group(2) + "]";
    }

    @Test
    void nameEachClassOfAnswersAndEachReasonToReject() throws IOException {
        for (StatusClass status : StatusClass.values()) {
            assertThat(section("A destination")).contains("`" + status.word() + "`");
        }
        for (RejectionCause cause : RejectionCause.values()) {
            assertThat(section("A listener")).contains("`" + cause.word() + "`");
        }
    }
}
