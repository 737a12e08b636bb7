package io.cameldicom.test.script;

import io.cameldicom.test.script.Action.Deed;
import java.io.IOException;
import java.time.Duration;

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

    record Stall() implements Deed {
        @Override
        public Verb verb() {
            return Verb.STALL;
        }

        @Override
        public String arguments() {
            return "";
        }

        @Override
        public void perform(Turn turn) throws IOException {
            turn.stall();
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
