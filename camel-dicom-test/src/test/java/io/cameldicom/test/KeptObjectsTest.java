package io.cameldicom.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.test.script.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the peer keeps is what a PACS would have: what it took, and nothing that it refused. */
class KeptObjectsTest {
    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final int STATUS = 0x0900;

    @TempDir
    Path folder;

    @Test
    void keepsWhatItTookAndNothingThatItRefused() throws Exception {
        try (FaultyPeer peer = start("object 2: status A700; object 3: status B000; object 4: reset");
                Caller caller = Caller.associated(peer)) {
            for (int i = 1; i <= 3; i++) {
                caller.store(i, "1.2." + i, 10);
                caller.pdu();
            }
            caller.store(4, "1.2.4", 10);

            assertThat(peer.recording().await(BOUND, seen -> seen.openNow() == 0))
                    .isTrue();
            assertThat(kept()).containsExactly("1.2.1.dcm", "1.2.3.dcm", "1.2.4.dcm");
        }
    }

    @Test
    void refusesOneInstanceEachTimeAndNoOther() throws Exception {
        try (FaultyPeer peer = start("object * of instance 1.2.9*: status C000");
                Caller caller = Caller.associated(peer)) {
            assertThat(store(caller, 1)).isEqualTo("00C0");
            caller.store(2, "1.2.8", 10);
            assertThat(caller.response(STATUS)).isEqualTo("0000");
            assertThat(store(caller, 3)).isEqualTo("00C0");
        }
    }

    @Test
    void hasTheFileBeforeItAnswers() throws Exception {
        try (FaultyPeer peer = start("object *: answer, stall");
                Caller caller = Caller.associated(peer)) {
            caller.store(1, "1.2.1", 10);
            caller.pdu();

            assertThat(kept()).containsExactly("1.2.1.dcm");
        }
    }

    @Test
    void refusesAnInstanceThatItHasAlsoAfterARestart() throws Exception {
        try (FaultyPeer peer = start("association *: unique; object 1: status A700");
                Caller caller = Caller.associated(peer)) {
            assertThat(store(caller, 1)).as("refused, so not there").isEqualTo("00A7");
            assertThat(store(caller, 2)).isEqualTo("0000");
            assertThat(store(caller, 3)).isEqualTo("1101");
        }
        Files.createFile(folder.resolve("object-7-123.part"));
        try (FaultyPeer peer = start("association *: unique");
                Caller caller = Caller.associated(peer)) {
            assertThat(store(caller, 4)).isEqualTo("1101");
        }
        assertThat(kept()).containsExactly("1.2.9.dcm");
    }

    private static String store(Caller caller, int messageId) throws IOException {
        caller.store(messageId, "1.2.9", 10);
        return caller.response(STATUS);
    }

    private FaultyPeer start(String script) {
        return FaultyPeer.start(PeerOptions.DEFAULTS.keepingIn(folder), Script.parse(script));
    }

    private List<String> kept() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
