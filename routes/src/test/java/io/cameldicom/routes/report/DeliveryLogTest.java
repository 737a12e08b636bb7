package io.cameldicom.routes.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryLogTest {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AtomicLong now = new AtomicLong();
    private final DeliveryLog log = new DeliveryLog("PACS@h:1", now::get);
    private final Logger logger = (Logger) LogManager.getLogger("camel-dicom");
    private final AbstractAppender appender = new AbstractAppender("lines", null, null, true, Property.EMPTY_ARRAY) {
        @Override
        public void append(LogEvent event) {
            lines.add(event.getLevel() + " " + event.getMessage().getFormattedMessage());
        }
    };

    @BeforeEach
    void listen() {
        appender.start();
        logger.addAppender(appender);
    }

    @AfterEach
    void stop() {
        logger.removeAppender(appender);
    }

    @Test
    void saysOnceThatTheDestinationFailsHoweverManyFilesWaitAndOnceThatItIsBack() {
        for (int i = 0; i < 500; i++) {
            log.postponed("file" + i, "PACS@h:1: connection refused");
        }
        log.sent("file1", 1);
        log.sent("file2", 1);

        assertThat(lines)
                .containsExactly(
                        "WARN PACS@h:1: connection refused; files stay in the inbox and are tried again",
                        "INFO PACS@h:1 takes files again");
    }

    @Test
    void remindsOnceAMinute() {
        for (int second = 0; second < 130; second++) {
            now.set(Duration.ofSeconds(second).toNanos());
            log.postponed("file", "PACS@h:1: connection refused");
        }

        assertThat(lines).hasSize(3).last().asString().contains("PACS@h:1 still fails, 121 attempts so far");
    }

    @Test
    void tellsOfThisMachinesFailuresOnceAMinuteAndBooksNoneOnTheDestination() {
        for (int second = 0; second < 70; second++) {
            now.set(Duration.ofSeconds(second).toNanos());
            log.postponedHere("file", "file abcd0123 was sent but cannot be moved (No space left on device)");
        }
        log.sent("file", 1);

        assertThat(lines)
                .hasSize(3)
                .noneMatch(line -> line.contains("PACS"))
                .startsWith("WARN file abcd0123 was sent but cannot be moved (No space left on device);"
                        + " it stays in the inbox and is tried again (1 so far)");
        assertThat(lines.get(1)).endsWith("(61 so far)");
    }

    @Test
    void saysEachMistakeOnceAndNoMessageOfOthers() {
        for (int i = 0; i < 3; i++) {
            log.unexpected("abcd0123", new IllegalStateException("/data/inbox/Smith^John.dcm"));
        }

        assertThat(lines)
                .singleElement()
                .asString()
                .contains("IllegalStateException")
                .doesNotContain("Smith");
    }

    @Test
    void showsThatALongRunLives() {
        for (int second = 0; second < 65; second++) {
            now.set(Duration.ofSeconds(second).toNanos());
            log.sent("file" + second, 1);
        }

        assertThat(lines).containsExactly("INFO 31 sent so far", "INFO 61 sent so far");
    }

    @Test
    void saysNothingPerSentFile() {
        log.sent("abcd0123", 1);

        assertThat(lines).isEmpty();
    }
}
