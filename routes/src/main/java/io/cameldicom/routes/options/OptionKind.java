package io.cameldicom.routes.options;

import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.DicomAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** What a value of an option must look like. */
public sealed interface OptionKind {
    OptionKind FOLDER = new Folder();
    OptionKind ADDRESS = new Address();
    OptionKind AE_TITLE = new Title();
    OptionKind PORT = new Count(1, 0xFFFF);
    OptionKind DURATION = new Time();
    OptionKind DEFINED_TERM = new Term();
    OptionKind TEXT = new Text();

    /**
     * Looks at a value.
     *
     * @throws IllegalArgumentException if it is not of this kind; the message says what is expected, not the value
     */
    void check(String value);

    /** A path of a folder. */
    record Folder() implements OptionKind {
        @Override
        public void check(String value) {
            require(!value.isBlank(), "a folder");
            try {
                Path.of(value);
            } catch (InvalidPathException e) {
                throw new IllegalArgumentException(expected(value), e);
            }
        }

        /** Under LANG=C, Java has no path with an umlaut, whatever the folder is. */
        private static String expected(String value) {
            boolean ascii = value.chars().allMatch(character -> character < 0x80);
            return ascii ? "a folder" : "a folder whose name the locale can show: start with LC_ALL=C.UTF-8";
        }
    }

    /** {@code AE@host:port}, or nothing. */
    record Address() implements OptionKind {
        @Override
        public void check(String value) {
            if (!value.isEmpty()) {
                require(address(value).port() != 0, "AE@host:port with a port of 1 to 65535");
            }
        }

        private static DicomAddress address(String value) {
            try {
                return DicomAddress.parse(value);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "AE@host:port, such as ORTHANC@127.0.0.1:4242, the AE title of 1 to 16 ASCII characters", e);
            }
        }
    }

    /** An AE title. */
    record Title() implements OptionKind {
        @Override
        public void check(String value) {
            try {
                new AeTitle(value);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("an AE title: 1 to 16 ASCII characters, no backslash", e);
            }
        }
    }

    /** A whole number from {@code least} to {@code most}. */
    record Count(int least, int most) implements OptionKind {
        @Override
        public void check(String value) {
            require(value.matches("[0-9]{1,9}"), expected());
            int number = Integer.parseInt(value);
            require(number >= least && number <= most, expected());
        }

        private String expected() {
            return "a whole number from " + least + " to " + most;
        }
    }

    /** A span of time. */
    record Time() implements OptionKind {
        @Override
        public void check(String value) {
            Durations.parse(value);
        }
    }

    /** One of a few words. */
    record Choice(List<String> words) implements OptionKind {
        public Choice {
            words = List.copyOf(words);
        }

        @Override
        public void check(String value) {
            require(words.contains(value), "one of " + String.join(", ", words));
        }
    }

    /** A defined term of Specific Character Set (PS3.3 §C.12.1.1.2). */
    record Term() implements OptionKind {
        @Override
        public void check(String value) {
            require(
                    value.matches("ISO_IR (6|13|100|101|109|110|126|127|138|144|148|166|192|203)|GB18030|GBK"),
                    "a defined term without code extensions, such as ISO_IR 100 or ISO_IR 192");
        }
    }

    /** Anything but nothing. */
    record Text() implements OptionKind {
        @Override
        public void check(String value) {
            require(!value.isBlank(), "a value");
        }
    }

    private static void require(boolean right, String expected) {
        if (!right) {
            throw new IllegalArgumentException(expected);
        }
    }
}
