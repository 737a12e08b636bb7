package io.cameldicom.routes.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class VerifiedTest {
    private final AtomicLong clock = new AtomicLong();
    private final Verified verified = new Verified(clock::get);
    private final User eve = new User("eve", Role.VIEWER, PasswordHash.ofNobody());

    private static char[] password(String text) {
        return text.toCharArray();
    }

    @Test
    void knowsOnlyWhatWasRightForThisUser() {
        verified.add(eve, password("a"));

        assertThat(verified.contains(eve, password("a"))).isTrue();
        assertThat(verified.contains(eve, password("b"))).isFalse();
        assertThat(verified.contains(new User("bob", Role.VIEWER, eve.hash()), password("a")))
                .isFalse();
    }

    @Test
    void forgetsWithTime() {
        verified.add(eve, password("a"));
        clock.addAndGet(Verified.KEPT.toNanos());

        assertThat(verified.contains(eve, password("a"))).isFalse();
    }

    @Test
    void forgetsWithTheUsersNextPassword() {
        verified.add(eve, password("a"));

        assertThat(verified.contains(new User("eve", Role.VIEWER, PasswordHash.ofNobody()), password("a")))
                .isFalse();
    }

    @Test
    void forgetsTheOldestOfTooMany() {
        for (int i = 0; i <= Verified.MOST; i++) {
            verified.add(eve, password("p" + i));
        }

        assertThat(verified.contains(eve, password("p0"))).isFalse();
        assertThat(verified.contains(eve, password("p1"))).isTrue();
    }

    @Test
    void remembersWhoGoesOnAsking() {
        verified.add(eve, password("a"));
        for (int i = 0; i < 3; i++) {
            clock.addAndGet(Verified.KEPT.toNanos() - 1);
            assertThat(verified.contains(eve, password("a"))).isTrue();
        }
    }
}
