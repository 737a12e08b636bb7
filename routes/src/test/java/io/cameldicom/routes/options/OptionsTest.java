package io.cameldicom.routes.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    private static Options from(Map<String, String> environment, Map<String, String> system, Map<String, String> file) {
        return Options.from(new OptionSources(environment, system, file));
    }

    private static Options fromFile(Map<String, String> file) {
        return from(Map.of(), Map.of(), file);
    }

    @Test
    void namesTheLocaleWhereItCannotShowAFoldersName() {
        OptionSources sources = new OptionSources(Map.of(), Map.of("inbox", "/in/M\uD800ller"), Map.of());

        assertThatThrownBy(() -> Options.from(sources))
                .isInstanceOf(OptionException.class)
                .hasMessageContaining("LC_ALL=C.UTF-8");
    }

    @Test
    void hasADefaultForEveryOption() {
        Options options = fromFile(Map.of());

        assertThat(options.isEmbedded()).isTrue();
        assertThat(options.pacs()).hasToString("EMBEDDED@127.0.0.1:11112");
        assertThat(options.duration(Option.INBOX_SETTLE)).isEqualTo(Duration.ofSeconds(2));
        assertThat(options.folder(Option.INBOX)).isEqualTo(Path.of("data/inbox").toAbsolutePath());
        assertThat(options.inflight()).isEqualTo(8);
    }

    @Test
    void takesTheEnvironmentBeforeSystemPropertiesBeforeTheFile() {
        Map<String, String> file = Map.of("calling.aet", "FILE", "store.concurrency", "2", "inbox.settle", "1s");
        Options options =
                from(Map.of("CALLING_AET", "ENV"), Map.of("calling.aet", "SYS", "store.concurrency", "3"), file);

        assertThat(options.text(Option.CALLING_AET)).isEqualTo("ENV");
        assertThat(options.count(Option.STORE_CONCURRENCY)).isEqualTo(3);
        assertThat(options.duration(Option.INBOX_SETTLE)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void turnsTheEmbeddedPacsOffWhenAnotherAddressIsNamed() {
        assertThat(fromFile(Map.of("pacs", "ORTHANC@127.0.0.1:4242")).isEmbedded())
                .isFalse();
        assertThat(fromFile(Map.of("pacs", "EMBEDDED@127.0.0.1:11112")).isEmbedded())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "pacs, ORTHANC, AE@host:port",
        "pacs, ORTHANC@127.0.0.1:99999, AE@host:port",
        "pacs, ORTHANC@127.0.0.1:0, port",
        "pacs, THIS-TITLE-IS-TOO-LONG@127.0.0.1:104, AE title",
        "calling.aet, BACK\\SLASH, AE title",
        "embedded.port, 70000, 1 to 65535",
        "embedded.port, http, whole number",
        "inbox.settle, soon, duration",
        "inbox.settle, 0s, duration",
        "store.concurrency, 0, 1 to 64",
        "retry.giveUpAfter, soon, 'never, or a duration'",
        "charset.mode, on, 'off, default, inspect, relabel, convert, repair'",
        "charset.fallback, latin1, ISO_IR 100",
        "charset.fallback, '', ISO_IR 100",
        "charset.target, UTF-8, ISO_IR 192",
        "charset.minConfidence, 1.5, from 0 to 1",
        "charset.minConfidence, '0,9', from 0 to 1",
        "charset.hint, german, 'such as de,fr'",
        "charset.hint, 'de,no', 'nb, '",
        "charset.onDoubt, quarantine, 'pass, fail'",
    })
    void refusesAValueAndNamesKeyValueAndWhatIsExpected(String key, String value, String expected) {
        assertThatThrownBy(() -> fromFile(Map.of(key, value)))
                .isInstanceOf(OptionException.class)
                .hasMessageStartingWith(key + ": '" + value + "' (expected: ")
                .hasMessageContaining(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "inbox.setle, inbox.settle",
        "store.concurency, store.concurrency",
        "redelivery.max, redelivery.maximum",
        "quarantin, quarantine",
        "inbx, inbox",
        "pac, pacs"
    })
    void refusesAnUnknownKeyOfOursAndNamesTheNearest(String key, String nearest) {
        assertThatThrownBy(() -> fromFile(Map.of(key, "x")))
                .isInstanceOf(OptionException.class)
                .hasMessage(key + ": 'x' (unknown option; the nearest option is " + nearest + ")");
        assertThatThrownBy(() -> from(Map.of(), Map.of(key, "x"), Map.of())).isInstanceOf(OptionException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"relabel", "convert"})
    void wantsATargetForModesThatNeedOne(String mode) {
        Options without = fromFile(Map.of("charset.mode", mode));

        assertThatThrownBy(without::requireComplete)
                .isInstanceOf(OptionException.class)
                .hasMessage("charset.target: '' (expected: a character set, such as ISO_IR 192, as charset.mode is "
                        + mode + ")");
        without.with(Option.CHARSET_TARGET, "ISO_IR 192").requireComplete();
        fromFile(Map.of("charset.mode", "repair", "charset.hint", "de, fr")).requireComplete();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO 2022 IR 6\\ISO 2022 IR 87", "\\ISO 2022 IR 87"})
    void wantsASetWithoutCodeExtensionsForTheModeThatDeclaresTheFallback(String fallback) {
        Options options = fromFile(Map.of("charset.mode", "default", "charset.fallback", fallback));

        assertThatThrownBy(options::requireComplete)
                .isInstanceOf(OptionException.class)
                .hasMessage("charset.fallback: '" + fallback + "' (expected: a character set without code extensions,"
                        + " such as ISO_IR 100, as charset.mode is default)");
        options.with(Option.CHARSET_MODE, "repair").requireComplete();
        options.with(Option.CHARSET_FALLBACK, "ISO_IR 192").requireComplete();
    }

    @ParameterizedTest
    @CsvSource({
        "commit=true verify=find pacs=P@h:1, verify: 'find' (expected: off",
        "commit=true, commit: 'true' (expected: false",
        "verify=find, verify: 'find' (expected: off",
        "commit.listen=A@h:2 pacs=P@h:1, commit.listen: 'A@h:2' (expected: not set"
    })
    void refusesWaysToConfirmThatDoNotGoTogether(String set, String message) {
        Map<String, String> file = Arrays.stream(set.split(" "))
                .map(pair -> pair.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));

        assertThatThrownBy(fromFile(file)::requireComplete)
                .isInstanceOf(OptionException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void leavesPropertiesOfOthersAlone() {
        Map<String, String> file =
                Map.of("camel.main.name", "x", "ward.folder", "y", "hospital", "z", "store", "1", "site", "2");

        assertThat(fromFile(file).isEmbedded()).isTrue();
    }

    @Test
    void givesRoutesWhatWasCheckedAndTheUsersOwnProperties() {
        Options options = from(
                Map.of("WARD_FOLDER", "/w"),
                Map.of("inbox.settle", "1s", "greeting", "Hello"),
                Map.of("ward.folder", "/v", "greeting", "Grüße", "other", "x"));

        assertThat(options.placeholders())
                .containsEntry("inbox.settle", "1000")
                .containsEntry("pacs", "EMBEDDED@127.0.0.1:11112")
                .containsEntry("ward.folder", "/w")
                .containsEntry("greeting", "Hello")
                .containsEntry("other", "x");
    }

    @Test
    void givesUpNeverOrAfterATime() {
        assertThat(fromFile(Map.of()).durationOrNever(Option.RETRY_GIVE_UP_AFTER))
                .isEmpty();
        assertThat(fromFile(Map.of("retry.giveUpAfter", "720h")).durationOrNever(Option.RETRY_GIVE_UP_AFTER))
                .contains(Duration.ofDays(30));
    }

    @Test
    void refusesAMisspeltEnvironmentVariable() {
        assertThatThrownBy(() -> from(Map.of("INBOX_SETTEL", "1s"), Map.of(), Map.of()))
                .hasMessageContaining("INBOX_SETTLE");
        assertThat(from(Map.of("PACS_HOST", "x", "INBOX", "/tmp/x"), Map.of(), Map.of())
                        .text(Option.INBOX))
                .isEqualTo("/tmp/x");
    }

    @ParameterizedTest
    @CsvSource({"2s,2000", "500ms,500", "1m30s,90000", "1h,3600000", "1500,1500", "10 m,600000"})
    void readsDurations(String text, long millis) {
        assertThat(Durations.parse(text)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1s", "s", "1.5s", "9999h"})
    void refusesWhatIsNoDuration(String text) {
        assertThatThrownBy(() -> Durations.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
