package io.cameldicom.test.script;

import io.cameldicom.test.script.Action.Deed;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** What takes time. */
final class Pauses {
    private Pauses() {}

    record Delay(Duration duration) implements Deed {
        Delay {
            Durations.checked(duration);
        }

        @Override
        public Verb verb() {
            return Verb.DELAY;
        }

        @Override
        public String arguments() {
            return Durations.text(duration);
        }

        @Override
        public void perform(Turn turn) throws IOException {
            turn.pause(duration);
        }
    }

    /** @param duration empty: for ever */
    record Stall(Optional<Duration> duration) implements Deed {
        Stall {
            duration.ifPresent(Durations::checked);
        }

        static Stall parse(Words words) {
            return new Stall(words.more() ? Optional.of(words.duration()) : Optional.empty());
        }

        @Override
        public Verb verb() {
            return Verb.STALL;
        }

        @Override
        public String arguments() {
            return duration.map(Durations::text).orElse("");
        }

        @Override
        public void perform(Turn turn) throws IOException {
            turn.stall(duration);
        }
    }

    record Down(Duration duration) implements Deed {
        Down {
            Durations.checked(duration);
        }

        @Override
        public Verb verb() {
            return Verb.DOWN;
        }

        @Override
        public String arguments() {
            return Durations.text(duration);
        }

        @Override
        public void perform(Turn turn) {
            turn.down(duration);
        }
    }
}
