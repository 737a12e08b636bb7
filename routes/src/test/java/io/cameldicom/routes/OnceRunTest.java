package io.cameldicom.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.OptionException;
import io.cameldicom.routes.scripted.Peer;
import io.cameldicom.testing.TestObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OnceRunTest {
    private static final String TITLE = "ONCE";

    @TempDir
    Path root;

    private final Peer peer = Peer.named(TITLE);
    private RoutesFixture routes;

    @BeforeEach
    void scripted() throws IOException {
        routes = new RoutesFixture(root).scripted(TITLE);
    }

    @Test
    void anInboxThatIsLostWhileItRunsIsAnError() throws Exception {
        TestObjects.ct().write(routes.inbox().resolve("a.dcm"));
        peer.answers(dataSet -> {
            rename(routes.inbox(), root.resolve("elsewhere"));
            return Peer.answer(0x0000);
        });

        assertThatThrownBy(routes::onceRun)
                .isInstanceOf(OptionException.class)
                .hasMessageStartingWith("inbox: ")
                .hasMessageContaining("no longer there");
    }

    @Test
    void anInboxThatIsNotThereIsAnErrorAndIsNotMade() throws Exception {
        Path mistyped = root.resolve("inbxo");
        routes.with(Option.INBOX, mistyped.toString());

        assertThatThrownBy(routes::onceRun)
                .isInstanceOf(OptionException.class)
                .hasMessageContaining("inbox: '" + mistyped + "'");
        assertThat(mistyped).doesNotExist();
    }

    private static void rename(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
