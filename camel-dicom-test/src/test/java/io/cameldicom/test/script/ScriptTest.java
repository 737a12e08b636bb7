package io.cameldicom.test.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The text and the Java API say the same, and what is wrong is refused with what was expected. */
class ScriptTest {
    static Stream<Arguments> both() {
        return Stream.of(
                Arguments.of(
                        When.association(1).rejectTransient(Rejection.LOCAL_LIMIT),
                        "association 1: reject transient local-limit"),
                Arguments.of(When.associations(1, 3).reject(1, 2, 9), "association 1-3: reject 1/2/9"),
                Arguments.of(
                        When.everyAssociation().maxPdu(0).async(5, 1).limit(2),
                        "association *: max-pdu 0, async 5 1, limit 2"),
                Arguments.of(
                        When.everyAssociation().acceptClasses("ct", "1.2.3").acceptSyntaxes("explicit"),
                        "association *: accept class ct 1.2.3, accept syntax explicit"),
                Arguments.of(When.everyAssociation().acceptNothing(), "association *: accept nothing"),
                Arguments.of(
                        When.everyAssociation().forceSyntax("jpeg-baseline"),
                        "association *: force-syntax jpeg-baseline"),
                Arguments.of(When.association(2).atConnect().close(), "association 2 at connect: close"),
                Arguments.of(
                        When.everyAssociation()
                                .afterIdle(Duration.ofMillis(1500))
                                .release(),
                        "association * after 1500ms idle: release"),
                Arguments.of(
                        When.object(3).status(0xA700, "it is \"full\" \\ ; # :", 0x00100020, 0x7FE00010),
                        "object 3: status A700 comment \"it is \\\"full\\\" \\\\ ; # :\""
                                + " element 0010,0020 element 7FE0,0010"),
                Arguments.of(
                        When.objectsFrom(4).delay(Duration.ofSeconds(2)).status(0), "object 4+: delay 2s, status 0000"),
                Arguments.of(
                        When.object(2).ofEachAssociation().afterPdvs(2).abort(2, 6),
                        "object 2 of association * after 2 pdvs: abort 2/6"),
                Arguments.of(
                        When.object(2).ofAssociation(3).afterBytes(1000).stall(),
                        "object 2 of association 3 after 1000 bytes: stall"),
                Arguments.of(
                        When.object(1).afterAnswer().down(Duration.ofSeconds(5)).reset(),
                        "object 1 after answer: down 5s, reset"),
                Arguments.of(
                        When.everyObject()
                                .messageId(99)
                                .instance("1.2.3")
                                .context(7)
                                .answer(),
                        "object *: message-id 99, instance 1.2.3, context 7, answer"),
                Arguments.of(When.echo(1).half().answer().close(), "echo 1: half, answer, close"),
                Arguments.of(When.everyEcho().twice().split(12, Duration.ofMillis(40)), "echo *: twice, split 12 40ms"),
                Arguments.of(When.release(1).garbage(), "release 1: garbage"),
                Arguments.of(When.everyAssociation().unique(), "association *: unique"),
                Arguments.of(
                        When.everyObject().ofInstance("1.2.3*").status(0xA700),
                        "object * of instance 1.2.3*: status A700"),
                Arguments.of(
                        When.object(1).ofEachAssociation().ofInstance("1.2").abort(),
                        "object 1 of association * of instance 1.2: abort"),
                Arguments.of(When.shareOfObjects(5, 0).reset(), "object 5%: reset"),
                Arguments.of(When.shareOfAssociations(30, 7).close(), "association 30% seed 7: close"),
                Arguments.of(When.everyRelease().bytes("0A0b"), "release *: bytes 0A0b"),
                Arguments.of(When.everyRelease().silent(), "release *: silent"));
    }

    @ParameterizedTest
    @MethodSource("both")
    void readsWhatItWrites(Rule rule, String text) {
        assertThat(rule).hasToString(text);
        assertThat(Script.parse(text)).isEqualTo(Script.of(rule));
    }

    @Test
    void takesSeveralRulesInALineAndComments() {
        Script script =
                Script.parse("# first\n\nobject 3: status a700 comment \"full\"; association 1: close # two\r\n ;;\n");

        assertThat(script).hasToString("object 3: status A700 comment \"full\"\nassociation 1: close");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "objct 1: abort | \"objct\" (expected: one of association, object, echo, release)",
                "object 0: abort | number: \"0\" (expected: 3, 3-5, 3+, 5% or *)",
                "echo 1 of instance 1.2: abort | echo: \"of instance\" (expected: after object)",
                "object 1 of instance x: abort | instance: \"x\" (expected: a UID, or its beginning",
                "object 0%: abort | share: 0% (expected: 1% to 100%)",
                "object 5% seed: abort | \":\" (expected: a number from 0 to",
                "object 5-3: abort | numbers: 5-3 (expected: first at least 1, last not below it)",
                "object: abort | number: \":\" (expected: 3, 3-5, 3+, 5% or *)",
                "object 1 abort | \"abort\" (expected: a colon, \"of association\"",
                "object 1: | nothing more (expected: a verb)",
                "object 1: stauts A700 | \"stauts\" (expected: one of reject, max-pdu",
                "object 1: status | status: nothing more (expected: a status of four hexadecimal digits)",
                "object 1: status A70 | status: \"A70\" (expected: a status of four hexadecimal digits)",
                "object 1: status A700 full | status: \"full\" (expected: comment, element, or a comma)",
                "object 1: status A700 comment \"full | a quotation mark (expected: another one after it)",
                "object 1: delay 5 | delay: \"5\" (expected: a duration such as 500ms, 2s or 1m)",
                "object 1: abort 2s | abort: \"2s\" (expected: source and reason such as 2/6, or nothing)",
                "object 1: close now | \"now\" (expected: a comma, a semicolon or the end of the line)",
                "object 1: close, abort | abort after close (expected: nothing after it)",
                "object 1: half, close | half without an answer (expected: \"answer\" before close)",
                "object 1: max-pdu 5 | max-pdu for object (expected: for association)",
                "object 1: bytes 123 | bytes: bytes: \"123\" (expected: hexadecimal digits, an even number of them)",
                "object 1 after 3 days: abort | \"days\" (expected: pdvs or bytes)",
                "object 1 at connect: abort | object at connect (expected: a moment that this has)",
                "object 1 after answer: status 0000 | status after answer (expected: where an answer is due)",
                "association 1: reject transient | reject: nothing more (expected: one of no-reason",
                "association 1: reject 2/3 | reject: \"2/3\" (expected: permanent or transient and one of no-reason",
                "association 1: accept | accept: nothing more (expected: class, syntax or nothing)",
                "association 1: accept class XY | accept: \"XY\" (expected: a UID, or one of verification, cr",
                "association 1 of association 2: abort | association: \"of association\" (expected: after object",
            })
    void refusesWhatItDoesNotUnderstand(String statement, String reason) {
        assertThatThrownBy(() -> Script.parse("object 9: abort\n\n object 8: abort; " + statement))
                .isInstanceOf(ScriptException.class)
                .hasMessageContaining(reason)
                .hasMessageStartingWith("line 3: ")
                .hasMessageContaining(statement.strip());
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void hasAMethodForEachVerb(Verb verb) {
        String camel = verb.word();
        for (int dash = camel.indexOf('-'); dash >= 0; dash = camel.indexOf('-')) {
            camel = camel.substring(0, dash)
                    + camel.substring(dash + 1, dash + 2).toUpperCase(Locale.ROOT)
                    + camel.substring(dash + 2);
        }
        String name = camel;
        assertThat(Arrays.stream(Rule.class.getMethods()).map(method -> method.getName()))
                .anyMatch(method -> method.startsWith(name));
    }

    @Test
    void choosesAShareByChanceAndTheSameOnesEachTime() {
        List<Integer> chosen = chosen("object 10% seed 3: reset");

        assertThat(chosen).hasSizeBetween(60, 140).isEqualTo(chosen("object 10% seed 3: reset"));
        assertThat(chosen)
                .isNotEqualTo(chosen("object 10% seed 4: reset"))
                .isNotEqualTo(chosen("object 10% seed 3: abort"));
    }

    private static List<Integer> chosen(String script) {
        Rulebook rules = new Rulebook();
        rules.add(Script.parse(script));
        return IntStream.rangeClosed(1, 1000)
                .filter(number -> !rules.deeds(new Occurrence(Unit.OBJECT, number, 1, number), Moment.DUE)
                        .isEmpty())
                .boxed()
                .toList();
    }

    @Test
    void refusesValuesThatNoPeerCouldHave() {
        assertThatThrownBy(() -> When.object(0)).hasMessageContaining("expected: first at least 1");
        assertThatThrownBy(() -> When.object(1).status(0x10000)).hasMessageContaining("expected: 0000 to FFFF");
        assertThatThrownBy(() -> When.object(1).status(0, "x".repeat(65))).hasMessageContaining("at most 64");
        assertThatThrownBy(() -> When.object(1).context(256)).hasMessageContaining("0 to 255");
        assertThatThrownBy(() -> When.object(1).split(0)).hasMessageContaining("at least 1 byte");
        assertThatThrownBy(() -> When.everyAssociation().maxPdu(-1)).hasMessageContaining("expected: 0 to");
        assertThatThrownBy(() -> Script.of(When.object(1))).hasMessageContaining("no verb");
    }
}
