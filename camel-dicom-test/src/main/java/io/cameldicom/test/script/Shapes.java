package io.cameldicom.test.script;

import io.cameldicom.test.script.Action.Deed;
import java.time.Duration;
import java.util.Optional;

/** What shapes the answer that follows. */
final class Shapes {
    private Shapes() {}

    record Split(int bytes, Duration pause) implements Deed {
        Split {
            if (bytes < 1) {
                throw new IllegalArgumentException("split: " + bytes + " (expected: at least 1 byte)");
            }
            Durations.checked(pause);
        }

        static Split parse(Words words) {
            int bytes = (int) words.number(1, Integer.MAX_VALUE);
            return new Split(bytes, words.durationFollows() ? words.duration() : Duration.ZERO);
        }

        @Override
        public Verb verb() {
            return Verb.SPLIT;
        }

        @Override
        public String arguments() {
            return pause.isZero() ? Integer.toString(bytes) : bytes + " " + Durations.text(pause);
        }

        @Override
        public void perform(Turn turn) {
            turn.draft().splitAt = bytes;
            turn.draft().splitPause = pause;
        }
    }

    record MessageId(String value) implements Deed {
        @Override
        public Verb verb() {
            return Verb.MESSAGE_ID;
        }

        @Override
        public String arguments() {
            return value;
        }

        @Override
        public void perform(Turn turn) {
            int number = Integer.parseInt(value);
            turn.draft().messageId = value.matches("\\d+") ? asked -> number : asked -> asked + number;
        }
    }

    record Instance(String uid) implements Deed {
        Instance {
            uid = UidName.resolve(uid);
        }

        @Override
        public Verb verb() {
            return Verb.INSTANCE;
        }

        @Override
        public String arguments() {
            return uid;
        }

        @Override
        public void perform(Turn turn) {
            turn.draft().instance = Optional.of(uid);
        }
    }

    record Context(int id) implements Deed {
        Context {
            if (id < 0 || id > 255) {
                throw new IllegalArgumentException("context: " + id + " (expected: 0 to 255)");
            }
        }

        @Override
        public Verb verb() {
            return Verb.CONTEXT;
        }

        @Override
        public String arguments() {
            return Integer.toString(id);
        }

        @Override
        public void perform(Turn turn) {
            turn.draft().context = Optional.of(id);
        }
    }

    record Half() implements Deed {
        @Override
        public Verb verb() {
            return Verb.HALF;
        }

        @Override
        public String arguments() {
            return "";
        }

        @Override
        public void perform(Turn turn) {
            turn.draft().half = true;
        }
    }

    record Twice() implements Deed {
        @Override
        public Verb verb() {
            return Verb.TWICE;
        }

        @Override
        public String arguments() {
            return "";
        }

        @Override
        public void perform(Turn turn) {
            turn.draft().twice = true;
        }
    }
}
