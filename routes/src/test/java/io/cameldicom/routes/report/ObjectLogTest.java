package io.cameldicom.routes.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.routes.logging.LogLines;
import io.cameldicom.routes.report.ObjectEnding.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class ObjectLogTest {
    private final LogLines lines = new LogLines("camel-dicom");
    private final AtomicLong now = new AtomicLong();

    @AfterEach
    void stop() {
        lines.close();
    }

    private static ObjectEnding ending(String cause, String message) {
        return new ObjectEnding("abcd0123", cause, message, Map.of("instance", "1.2.3"));
    }

    private ObjectLog log(boolean objects) {
        return new ObjectLog("PACS@h:1", objects, now::get);
    }

    @Test
    void hasALineForEachEndingWhereAskedTo() {
        log(true).ended(Kind.SENT, () -> ending("", ""));
        log(true).ended(Kind.POSTPONED, () -> ending("", "A700"));
        log(true).ended(Kind.QUARANTINED, () -> ending("refused", "A900"));

        assertThat(lines.all())
                .containsExactly(
                        "INFO sent abcd0123 [instance=1.2.3]",
                        "INFO postponed abcd0123: A700 [instance=1.2.3]",
                        "WARN quarantined abcd0123: refused: A900 [instance=1.2.3]");
        assertThat(lines.field("event")).containsExactly("object.sent", "object.postponed", "object.quarantined");
        assertThat(lines.field("instance")).containsOnly("1.2.3");
        assertThat(lines.field("file")).containsOnly("abcd0123");
        assertThat(lines.field("destination")).containsOnly("PACS@h:1");
        assertThat(lines.field("cause")).containsExactly(null, null, "refused");
    }

    @Test
    void leavesNoFieldToTheNextLineOfTheThread() {
        log(true).ended(Kind.QUARANTINED, () -> ending("refused", "A900"));

        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    @Test
    void asksForNothingAboutObjectsThatHaveNoLine() {
        log(false).ended(Kind.SENT, () -> {
            throw new AssertionError("asked");
        });
        log(false).ended(Kind.POSTPONED, () -> {
            throw new AssertionError("asked");
        });

        assertThat(lines.all()).isEmpty();
    }

    @Test
    void warnsOfQuarantineAlways() {
        log(false).ended(Kind.QUARANTINED, () -> ending("refused", "A900"));

        assertThat(lines.all()).containsExactly("WARN quarantined abcd0123: refused: A900 [instance=1.2.3]");
    }

    @Test
    void warnsOfEachKindOfDoubtOnceAndOnceAMinute() {
        ObjectLog log = log(false);
        for (int second = 0; second < 70; second++) {
            now.set(Duration.ofSeconds(second).toNanos());
            log.doubtful("abcd0123", "contradicted", "character set: declared ISO_IR 100");
        }
        log.doubtful("ef456789", "undecidable", "character set: declared none");

        assertThat(lines.all())
                .containsExactly(
                        "WARN sent abcd0123 as it is: character set: declared ISO_IR 100 (1 so far)",
                        "WARN sent abcd0123 as it is: character set: declared ISO_IR 100 (61 so far)",
                        "WARN sent ef456789 as it is: character set: declared none (71 so far)");
    }

    @Test
    void saysOfDoubtNothingMoreWhereTheObjectHasItsLine() {
        log(true).doubtful("abcd0123", "contradicted", "character set: declared ISO_IR 100");

        assertThat(lines.all()).isEmpty();
    }
}
