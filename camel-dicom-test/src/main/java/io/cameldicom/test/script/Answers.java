package io.cameldicom.test.script;

import io.cameldicom.test.script.Action.Deed;
import io.cameldicom.test.wire.Pdus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What stands in the place of the usual answer. */
final class Answers {
    private static final int UNKNOWN_PDU = 0x42;

    private Answers() {}

    record Answer() implements Deed {
        @Override
        public Verb verb() {
            return Verb.ANSWER;
        }

        @Override
        public String arguments() {
            return "";
        }

        @Override
        public void perform(Turn turn) throws IOException {
            turn.answer();
        }
    }

    record Status(int code, String comment, List<Integer> elements) implements Deed {
        Status {
            if (code < 0 || code > 0xFFFF) {
                throw new IllegalArgumentException("status: " + code + " (expected: 0000 to FFFF)");
            }
            if (comment.length() > 64) {
                throw new IllegalArgumentException(
                        "comment: " + comment.length() + " characters (expected: at most 64)");
            }
            elements = List.copyOf(elements);
        }

        static Status parse(Words words) {
            int code = words.hexadecimal(4, "a status of four hexadecimal digits");
            String comment = "";
            List<Integer> elements = new ArrayList<>();
            while (words.more()) {
                if (words.take("comment")) {
                    comment = words.next("a comment in quotation marks");
                } else if (words.take("element")) {
                    elements.add(words.hexadecimal(8, "a tag such as 0010,0020"));
                } else {
                    throw words.unexpected("comment, element, or a comma");
                }
            }
            return new Status(code, comment, elements);
        }

        @Override
        public Verb verb() {
            return Verb.STATUS;
        }

        @Override
        public String arguments() {
            StringBuilder text = new StringBuilder(String.format("%04X", code));
            if (!comment.isEmpty()) {
                text.append(" comment ").append(Quotes.quote(comment));
            }
            elements.forEach(tag -> text.append(String.format(" element %04X,%04X", tag >>> 16, tag & 0xFFFF)));
            return text.toString();
        }

        @Override
        public void perform(Turn turn) throws IOException {
            Draft draft = turn.draft();
            draft.status = code;
            draft.comment = comment;
            draft.elements = elements;
            turn.answer();
        }
    }

    record Silent() implements Deed {
        @Override
        public Verb verb() {
            return Verb.SILENT;
        }

        @Override
        public String arguments() {
            return "";
        }

        @Override
        public void perform(Turn turn) {
            turn.silent();
        }
    }

    record Garbage() implements Deed {
        @Override
        public Verb verb() {
            return Verb.GARBAGE;
        }

        @Override
        public String arguments() {
            return "";
        }

        @Override
        public void perform(Turn turn) throws IOException {
            turn.send(Pdus.pdu(UNKNOWN_PDU, "not a PDU".getBytes(StandardCharsets.US_ASCII)));
        }
    }

    record Bytes(String hex) implements Deed {
        Bytes {
            if (!hex.matches("([0-9A-Fa-f]{2})+")) {
                throw new IllegalArgumentException(
                        "bytes: \"" + hex + "\" (expected: hexadecimal digits, an even number of them)");
            }
        }

        @Override
        public Verb verb() {
            return Verb.BYTES;
        }

        @Override
        public String arguments() {
            return hex;
        }

        @Override
        public void perform(Turn turn) throws IOException {
            turn.send(HexFormat.of().parseHex(hex));
        }
    }
}
