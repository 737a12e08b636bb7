package io.cameldicom.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.OptionException;
import io.cameldicom.routes.redrive.Redrive;
import io.cameldicom.routes.redrive.Selection;
import io.cameldicom.routes.scripted.Peer;
import io.cameldicom.testing.Corpus;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.file.DicomFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the routes do to character sets, and what becomes of the files. */
@Timeout(60)
class CharacterSetsInRoutesTest {
    private static final String TITLE = "CHARSETS";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path root;

    private final Peer peer = Peer.named(TITLE);
    private RoutesFixture routes;

    @BeforeEach
    void repairing() throws IOException {
        routes = new RoutesFixture(root)
                .scripted(TITLE)
                .with(Option.CHARSET_MODE, "repair")
                .with(Option.CHARSET_HINT, "de,fr");
    }

    private TestObjects drop(TestObjects object, String name) {
        object.write(routes.inbox().resolve(name));
        return object;
    }

    private static TestObjects mislabelled() {
        return TestObjects.ct().patientName(TestObjects.UMLAUTS, StandardCharsets.ISO_8859_1, "ISO_IR 192");
    }

    private String stored(TestObjects object) {
        return new String(peer.stored().get(object.instance()), StandardCharsets.ISO_8859_1);
    }

    private JsonNode reason(String name) throws IOException {
        return JSON.readTree(routes.quarantine().resolve(name + ".reason.json").toFile());
    }

    private List<JsonNode> receipts() throws IOException {
        Path folder = root.resolve("receipts");
        String day = RoutesFixture.files(folder).get(0);
        return Files.readAllLines(folder.resolve(day)).stream()
                .map(CharacterSetsInRoutesTest::read)
                .toList();
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void repairsWhatIsWrongLeavesWhatIsRightAndKeepsTheOriginals() throws Exception {
        TestObjects absent = drop(TestObjects.ct().unlabelledUmlauts(), "absent.dcm");
        TestObjects wrong = drop(mislabelled(), "wrong.dcm");
        TestObjects mojibake = drop(
                TestObjects.ct().patientName(TestObjects.UMLAUTS, StandardCharsets.UTF_8, "ISO_IR 100"),
                "mojibake.dcm");
        TestObjects right = drop(TestObjects.ct().umlauts(), "right.dcm");
        TestObjects ascii = drop(TestObjects.ct(), "ascii.dcm");

        assertThat(routes.once().exitCode()).isEqualTo(ExitCode.DONE);

        assertThat(stored(absent)).contains("ISO_IR 100", TestObjects.UMLAUTS);
        assertThat(stored(wrong)).contains("ISO_IR 100", TestObjects.UMLAUTS, "ISO_IR 192");
        assertThat(peer.stored().get(mojibake.instance()))
                .asString(StandardCharsets.UTF_8)
                .contains("ISO_IR 192");
        assertThat(peer.stored().get(right.instance())).isEqualTo(right.dataSet());
        assertThat(peer.stored().get(ascii.instance())).isEqualTo(ascii.dataSet());
        assertThat(routes.sent().resolve("wrong.dcm")).hasBinaryContent(wrong.bytes());
    }

    @Test
    void encodesInTheTargetWhatWasRightAndWhatWasNot() throws Exception {
        routes.with(Option.CHARSET_TARGET, "ISO_IR 192");
        TestObjects wrong = drop(TestObjects.ct().unlabelledUmlauts(), "wrong.dcm");
        TestObjects right = drop(TestObjects.ct().umlauts(), "right.dcm");

        assertThat(routes.once().exitCode()).isEqualTo(ExitCode.DONE);

        for (TestObjects object : List.of(wrong, right)) {
            assertThat(new String(peer.stored().get(object.instance()), StandardCharsets.UTF_8))
                    .contains("ISO_IR 192", TestObjects.UMLAUTS);
        }
    }

    @Test
    void knowsAFileForSentByTheBytesThatWereDropped() throws Exception {
        TestObjects object = drop(mislabelled(), "a.dcm");
        routes.once();
        routes.with(Option.CHARSET_MODE, "off");
        drop(object, "b.dcm");

        assertThat(routes.once().exitCode()).isEqualTo(ExitCode.DONE);

        assertThat(peer.offered()).hasSize(1);
        assertThat(receipts()).extracting(line -> line.get("outcome").asText()).containsExactly("done", "already-sent");
        assertThat(receipts())
                .extracting(line -> line.get("sourceSha256").asText())
                .containsOnly(sourceHash(object));
    }

    private String sourceHash(TestObjects object) throws Exception {
        byte[] hash = java.security.MessageDigest.getInstance("SHA-256").digest(object.dataSet());
        return java.util.HexFormat.of().formatHex(hash);
    }

    @Test
    void sendsAnEditedObjectAgainAfterAFailureAndBelievesThatThePeerHasIt() throws Exception {
        int[] calls = {0};
        peer.answers(dataSet -> Peer.answer(calls[0]++ == 0 ? 0xA700 : 0x0000));
        TestObjects object = drop(TestObjects.ct().unlabelledUmlauts(), "a.dcm");

        assertThat(routes.once().exitCode()).isEqualTo(ExitCode.DONE);

        assertThat(peer.offered()).hasSize(2);
        assertThat(stored(object)).contains("ISO_IR 100");
        assertThat(receipts()).singleElement().satisfies(line -> {
            assertThat(line.get("outcome").asText()).isEqualTo("done");
            assertThat(line.get("attempts").asInt()).isEqualTo(2);
        });
    }

    @Test
    void sendsWhatIsInDoubtAsItIs() throws Exception {
        routes.with(Option.CHARSET_MIN_CONFIDENCE, "1.0");
        TestObjects object = drop(broken(), "a.dcm");

        assertThat(routes.once().exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(peer.stored().get(object.instance())).isEqualTo(object.dataSet());
    }

    /** No text in any set, whoever reads it. */
    private static TestObjects broken() {
        return TestObjects.ct().patientName(new byte[] {'A', 0x1B, '$', (byte) 0xFF, 0x1B, (byte) 0x81}, "ISO_IR 192");
    }

    @Test
    void putsWhatIsInDoubtIntoQuarantineWhereToldAndSendsItWhenTheOptionsFit() throws Exception {
        routes.with(Option.CHARSET_ON_DOUBT, "fail").with(Option.CHARSET_MIN_CONFIDENCE, "1.0");
        TestObjects object = drop(mislabelled(), "a.dcm");

        assertThat(routes.once().exitCode()).isEqualTo(ExitCode.QUARANTINED);

        JsonNode reason = reason("a.dcm");
        assertThat(reason.get("cause").asText()).isEqualTo("character-set");
        assertThat(reason.get("message").asText())
                .contains("'ISO_IR 192'", "contradicted", "ISO_IR 100 (", "expected: ")
                .doesNotContain("ller");
        assertThat(reason.get("nextStep").asText()).contains("charset.hint", "redrive --cause character-set");
        assertThat(peer.offered()).isEmpty();

        routes.with(Option.CHARSET_MIN_CONFIDENCE, "0.5");
        new Redrive(routes.inbox(), routes.quarantine(), Optional.empty())
                .run(new Selection(Set.of("character-set"), Optional.empty()), false);

        assertThat(routes.once().sent()).isEqualTo(1);
        assertThat(stored(object)).contains("ISO_IR 100", TestObjects.UMLAUTS);
        assertThat(RoutesFixture.files(routes.quarantine())).isEmpty();
    }

    @Test
    void putsTextThatIsNotInItsSetIntoQuarantineInsteadOfConvertingIt() throws Exception {
        routes.with(Option.CHARSET_MODE, "convert").with(Option.CHARSET_TARGET, "ISO_IR 100");
        drop(mislabelled(), "a.dcm");
        drop(TestObjects.ct().patientName("Διονυσιος", StandardCharsets.UTF_8, "ISO_IR 192"), "b.dcm");

        assertThat(routes.once().exitCode()).isEqualTo(ExitCode.QUARANTINED);

        assertThat(reason("a.dcm").get("cause").asText()).isEqualTo("character-set");
        assertThat(reason("a.dcm").get("message").asText()).contains("(0010,0010)", "ISO_IR 192");
        assertThat(reason("b.dcm").get("cause").asText()).isEqualTo("character-set");
        assertThat(reason("b.dcm").get("message").asText())
                .contains("(0010,0010)", "ISO_IR 100")
                .doesNotContain("Διο");
        assertThat(peer.offered()).isEmpty();
    }

    @Test
    void looksOnlyWhereToldTo() throws Exception {
        routes.with(Option.CHARSET_MODE, "inspect").with(Option.CHARSET_ON_DOUBT, "fail");
        TestObjects object = drop(mislabelled(), "a.dcm");

        assertThat(routes.once().exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(peer.stored().get(object.instance())).isEqualTo(object.dataSet());
    }

    @Test
    void refusesToStartWithoutATargetThatIsNeeded() {
        routes.with(Option.CHARSET_MODE, "relabel");

        assertThatThrownBy(() -> routes.once())
                .isInstanceOf(OptionException.class)
                .hasMessageContaining("charset.target");
    }

    @Test
    void sendsOrHoldsTheBrokenFilesOfTheCorpusAsItExpects() throws Exception {
        Corpus.require();
        routes.with(Option.CHARSET_ON_DOUBT, "fail").with(Option.RESEND, "true");
        for (Corpus.Nasty nasty : Corpus.nasty()) {
            if (nasty.name().startsWith("charset-")) {
                Files.copy(nasty.path(), routes.inbox().resolve(nasty.name()));
            }
        }

        routes.once();

        assertThat(RoutesFixture.files(routes.quarantine()))
                .containsExactly("charset-iso2022-broken-escape.dcm", "charset-iso2022-broken-escape.dcm.reason.json");
        assertThat(reason("charset-iso2022-broken-escape.dcm").get("cause").asText())
                .isEqualTo("character-set");
        Path any = routes.sent().resolve("charset-unknown-label.dcm");
        String instance = DicomFile.read(any).encoded().sopInstanceUid();
        assertThat(peer.stored().get(instance))
                .asString(StandardCharsets.ISO_8859_1)
                .contains("Buc^Jérôme");
    }
}
