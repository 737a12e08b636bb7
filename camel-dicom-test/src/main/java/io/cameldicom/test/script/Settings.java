package io.cameldicom.test.script;

import io.cameldicom.test.script.Action.Setting;
import io.cameldicom.test.wire.UserInformation.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What holds for a whole association. */
final class Settings {
    static final long LARGEST = 0xFFFF_FFFFL;

    private Settings() {}

    private static long within(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + least + " to " + most + ")");
        }
        return value;
    }

    record MaxPdu(long bytes) implements Setting {
        MaxPdu {
            within("max-pdu", bytes, 0, LARGEST);
        }

        @Override
        public Verb verb() {
            return Verb.MAX_PDU;
        }

        @Override
        public String arguments() {
            return Long.toString(bytes);
        }

        @Override
        public Terms applyTo(Terms terms) {
            return terms.withMaximumPdu(bytes);
        }
    }

    /** Both lists empty: nothing is accepted. */
    record Accept(List<String> classes, List<String> syntaxes) implements Setting {
        static final Accept NOTHING = new Accept(List.of(), List.of());

        Accept {
            classes = classes.stream().map(UidName::resolve).toList();
            syntaxes = syntaxes.stream().map(UidName::resolve).toList();
        }

        static Accept parse(Words words) {
            if (words.take("nothing")) {
                return NOTHING;
            }
            List<String> classes = new ArrayList<>();
            List<String> syntaxes = new ArrayList<>();
            do {
                List<String> uids;
                if (words.take("class")) {
                    uids = classes;
                } else if (words.take("syntax")) {
                    uids = syntaxes;
                } else {
                    throw words.unexpected("class, syntax or nothing");
                }
                do {
                    uids.add(words.uid());
                } while (words.uidFollows());
            } while (words.more());
            return new Accept(classes, syntaxes);
        }

        @Override
        public Verb verb() {
            return Verb.ACCEPT;
        }

        @Override
        public String arguments() {
            if (classes.isEmpty() && syntaxes.isEmpty()) {
                return "nothing";
            }
            return (listed("class", classes) + " " + listed("syntax", syntaxes)).strip();
        }

        private static String listed(String word, List<String> uids) {
            return uids.isEmpty()
                    ? ""
                    : uids.stream().map(UidName::shortest).collect(Collectors.joining(" ", word + " ", ""));
        }

        @Override
        public Terms applyTo(Terms terms) {
            boolean nothing = classes.isEmpty() && syntaxes.isEmpty();
            return terms.withAccepted(new Terms.Accepted(nothing ? List.of("") : classes, syntaxes));
        }
    }

    record Force(String uid) implements Setting {
        Force {
            uid = UidName.resolve(uid);
        }

        @Override
        public Verb verb() {
            return Verb.FORCE_SYNTAX;
        }

        @Override
        public String arguments() {
            return UidName.shortest(uid);
        }

        @Override
        public Terms applyTo(Terms terms) {
            return terms.withForcedSyntax(uid);
        }
    }

    record Async(int invoked, int performed) implements Setting {
        Async {
            within("async", invoked, 0, 0xFFFF);
            within("async", performed, 0, 0xFFFF);
        }

        static Async parse(Words words) {
            return new Async((int) words.number(0, 0xFFFF), (int) words.number(0, 0xFFFF));
        }

        @Override
        public Verb verb() {
            return Verb.ASYNC;
        }

        @Override
        public String arguments() {
            return invoked + " " + performed;
        }

        @Override
        public Terms applyTo(Terms terms) {
            return terms.withWindow(new Window(invoked, performed));
        }
    }

    record Unique() implements Setting {
        @Override
        public Verb verb() {
            return Verb.UNIQUE;
        }

        @Override
        public String arguments() {
            return "";
        }

        @Override
        public Terms applyTo(Terms terms) {
            return terms.withUniqueInstances();
        }
    }

    record Limit(int associations) implements Setting {
        Limit {
            within("limit", associations, 0, Integer.MAX_VALUE);
        }

        @Override
        public Verb verb() {
            return Verb.LIMIT;
        }

        @Override
        public String arguments() {
            return Integer.toString(associations);
        }

        @Override
        public Terms applyTo(Terms terms) {
            return terms.withLimit(associations);
        }
    }
}
