package io.cameldicom.test.main;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.test.FaultyPeer;
import io.cameldicom.test.record.AssociationSeen;
import io.cameldicom.test.record.Ending;
import io.cameldicom.test.record.ObjectSeen;
import io.cameldicom.test.record.Recorder;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the program reads from its console, and what it prints there. */
class ConsoleTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void addsRulesAndRefusesWrongOnes() throws Exception {
        try (FaultyPeer peer = FaultyPeer.start("object 1: abort")) {
            assertThat(obey(peer, "clear\nobject 2: reset\n\nobject 3: rest\nshow\n"))
                    .isFalse();

            assertThat(peer.rules()).hasToString("object 2: reset");
            assertThat(text())
                    .startsWith("line 1: object 3: rest: \"rest\" (expected: one of ")
                    .endsWith("object 2: reset\n");
            assertThat(obey(peer, "quit\nclear\n")).isTrue();
            assertThat(peer.rules().rules()).isNotEmpty();
        }
    }

    private boolean obey(FaultyPeer peer, String lines) throws Exception {
        return FaultyPeerMain.obey(peer, new BufferedReader(new StringReader(lines)), out);
    }

    @Test
    void printsObjectsAndAssociationsWhenTheyAreOver() {
        Recorder recorder = new Recorder();
        Log log = new Log(recorder, out);
        recorder.opened(AssociationSeen.opened(1));
        recorder.opened(AssociationSeen.opened(2));
        recorder.object(object(1, false));
        recorder.object(object(2, true));
        recorder.change(2, seen -> seen.ended(Ending.RELEASED, ""));
        log.print();
        log.print();
        assertThat(text().lines())
                .containsExactly(
                        "object 2: association 1, 1.2.3, 1.2.840.10008.1.2, 10 bytes, sha256 ab, status A700",
                        "association 2: RELEASED, called by , 0 objects, 0 echoes");

        recorder.object(object(1, true));
        recorder.change(1, seen -> seen.violated("PDV: 7 bytes").ended(Ending.ABORTED, "2/6"));
        log.print();

        assertThat(text().lines().skip(2))
                .containsExactly(
                        "object 1: association 1, 1.2.3, 1.2.840.10008.1.2, 10 bytes, sha256 ab, status A700",
                        "association 1: ABORTED, called by , 0 objects, 0 echoes; against the standard: PDV: 7 bytes");
    }

    private static ObjectSeen object(int number, boolean complete) {
        return new ObjectSeen(
                number, 1, 1, 1, "1.2", "1.2.3", "1.2.840.10008.1.2", 10, "ab", 1, 16, complete, Optional.of(0xA700));
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
