package io.cameldicom.routes.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.routes.dashboard.RecentFailure.Kind;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class PostponedTest {
    private final Postponed postponed = new Postponed(Clock.systemUTC());

    @Test
    void countsAFileOnceHoweverOftenItFails() {
        postponed.postponed("0000000a", "first");
        postponed.postponedHere("0000000a", "second");

        assertThat(postponed.all()).singleElement().satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(Kind.POSTPONED);
            assertThat(failure.message()).isEqualTo("second");
            assertThat(failure.times()).isEqualTo(2);
        });
    }

    @Test
    void forgetsAFileThatHasLeftTheInbox() {
        postponed.postponed("0000000a", "away");
        postponed.postponed("0000000b", "away");

        postponed.sent("0000000a", 1);
        postponed.quarantined("0000000b", 1, "refused", "no");

        assertThat(postponed.all()).isEmpty();
    }

    @Test
    void keepsTheNewestOfMany() {
        for (int i = 0; i < 10_000; i++) {
            postponed.postponed(String.format("%08x", i), "away");
        }

        assertThat(postponed.all())
                .hasSize(Postponed.MOST)
                .extracting(RecentFailure::fileId)
                .contains(String.format("%08x", 9_999));
    }

    @Test
    void repeatsNoWordsOfOthers() {
        postponed.unexpected("0000000a", new IllegalStateException("Smith^John"));

        assertThat(postponed.all())
                .singleElement()
                .extracting(RecentFailure::message)
                .asString()
                .contains("IllegalStateException")
                .doesNotContain("Smith");
    }
}
