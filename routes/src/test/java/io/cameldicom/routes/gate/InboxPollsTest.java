package io.cameldicom.routes.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class InboxPollsTest {
    private static final Duration LONG = Duration.ofDays(1);

    @TempDir
    Path root;

    private final List<Census> completed = new ArrayList<>();
    private final List<Exception> failed = new ArrayList<>();
    private final Scans scans = new Scans() {
        @Override
        public void completed(Census census) {
            completed.add(census);
        }

        @Override
        public void failed(Exception cause) {
            failed.add(cause);
        }
    };
    private Path inbox;
    private InboxPolls polls;

    @BeforeEach
    void open() throws IOException {
        inbox = Files.createDirectory(root.resolve("inbox"));
        polls = new InboxPolls(new InboxGate(new GateTimes(LONG, LONG, LONG, LONG, LONG)), inbox, 10, scans);
    }

    private void scan() {
        if (polls.begin(null, null)) {
            polls.commit(null, null, 0);
        }
    }

    @Test
    void anInboxThatIsGoneIsNoEmptyInbox() throws IOException {
        scan();
        assertThat(completed).hasSize(1);
        Files.delete(inbox);
        scan();

        assertThat(completed).hasSize(1);
        assertThat(failed).singleElement().isInstanceOf(InboxLostException.class);
    }

    @Test
    void anInboxThatGoesDuringAScanIsNoEmptyInbox() throws IOException {
        assertThat(polls.begin(null, null)).isTrue();
        Files.delete(inbox);
        polls.commit(null, null, 0);

        assertThat(completed).isEmpty();
        assertThat(failed).singleElement().isInstanceOf(InboxLostException.class);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anotherFolderInPlaceOfTheInboxIsToldAndCountsFromThenOn() throws IOException {
        Path other = Files.createDirectory(root.resolve("other"));
        Files.move(inbox, root.resolve("elsewhere"));
        Files.move(other, inbox);
        scan();
        assertThat(failed).singleElement().isInstanceOf(InboxLostException.class);
        scan();

        assertThat(completed).hasSize(1);
        assertThat(failed).hasSize(1);
    }
}
