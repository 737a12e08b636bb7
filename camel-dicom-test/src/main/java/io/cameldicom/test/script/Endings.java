package io.cameldicom.test.script;

import io.cameldicom.test.script.Action.Deed;
import java.io.IOException;

/** What ends the association. */
final class Endings {
    private Endings() {}

    private static int octet(String name, int value) {
        if (value < 0 || value > 255) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: 0 to 255)");
        }
        return value;
    }

    private static int[] octets(String text, int count, String expected) {
        String[] parts = text.split("/", -1);
        int[] numbers = new int[count];
        if (parts.length != count) {
            throw new IllegalArgumentException("\"" + text + "\" (expected: " + expected + ")");
        }
        for (int i = 0; i < count; i++) {
            if (!parts[i].matches("\\d{1,3}")) {
                throw new IllegalArgumentException("\"" + text + "\" (expected: " + expected + ")");
            }
            numbers[i] = octet("number", Integer.parseInt(parts[i]));
        }
        return numbers;
    }

    record Reject(int result, int source, int reason) implements Deed {
        private static final String EXPECTED =
                "permanent or transient and one of " + Rejection.words() + "; or numbers such as 2/3/2";

        Reject {
            octet("result", result);
            octet("source", source);
            octet("reason", reason);
        }

        static Reject of(int result, Rejection rejection) {
            return new Reject(result, rejection.source(), rejection.reason());
        }

        static Reject parse(Words words) {
            String first = words.next(EXPECTED);
            if (!first.equalsIgnoreCase("permanent") && !first.equalsIgnoreCase("transient")) {
                int[] numbers = octets(first, 3, EXPECTED);
                return new Reject(numbers[0], numbers[1], numbers[2]);
            }
            String reason = words.next("one of " + Rejection.words());
            return of(
                    first.equalsIgnoreCase("permanent") ? 1 : 2,
                    Rejection.named(reason)
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "\"" + reason + "\" (expected: one of " + Rejection.words() + ")")));
        }

        @Override
        public Verb verb() {
            return Verb.REJECT;
        }

        @Override
        public String arguments() {
            return Rejection.of(source, reason)
                    .filter(named -> result == 1 || result == 2)
                    .map(named -> (result == 1 ? "permanent " : "transient ") + named.word())
                    .orElse(result + "/" + source + "/" + reason);
        }

        @Override
        public void perform(Turn turn) throws IOException {
            turn.reject(result, source, reason);
        }
    }

    record Abort(int source, int reason) implements Deed {
        Abort {
            octet("source", source);
            octet("reason", reason);
        }

        static Abort parse(Words words) {
            if (!words.more()) {
                return new Abort(0, 0);
            }
            String expected = "source and reason such as 2/6, or nothing";
            int[] numbers = octets(words.next(expected), 2, expected);
            return new Abort(numbers[0], numbers[1]);
        }

        @Override
        public Verb verb() {
            return Verb.ABORT;
        }

        @Override
        public String arguments() {
            return source == 0 && reason == 0 ? "" : source + "/" + reason;
        }

        @Override
        public void perform(Turn turn) throws IOException {
            turn.abort(source, reason);
        }
    }

    record Reset() implements Deed {
        @Override
        public Verb verb() {
            return Verb.RESET;
        }

        @Override
        public String arguments() {
            return "";
        }

        @Override
        public void perform(Turn turn) throws IOException {
            turn.reset();
        }
    }

    record Close() implements Deed {
        @Override
        public Verb verb() {
            return Verb.CLOSE;
        }

        @Override
        public String arguments() {
            return "";
        }

        @Override
        public void perform(Turn turn) throws IOException {
            turn.close();
        }
    }

    record Release() implements Deed {
        @Override
        public Verb verb() {
            return Verb.RELEASE;
        }

        @Override
        public String arguments() {
            return "";
        }

        @Override
        public void perform(Turn turn) throws IOException {
            turn.release();
        }
    }
}
