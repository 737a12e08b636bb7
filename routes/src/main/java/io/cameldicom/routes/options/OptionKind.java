package io.cameldicom.routes.options;

import io.cameldicom.toolkit.charset.CharacterSetException;
import io.cameldicom.toolkit.charset.SpecificCharacterSet;
import io.cameldicom.toolkit.charset.inspect.InspectionOptions;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.DicomAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a value of an option must look like. */
public sealed interface OptionKind {
    OptionKind FOLDER = new Folder();
    OptionKind ADDRESS = new Address();
    OptionKind AE_TITLE = new Title();
    OptionKind PORT = new Count(1, 0xFFFF);
    OptionKind PORT_OR_FREE = new Count(0, 0xFFFF);
    OptionKind HOST = new Host();
    OptionKind SIZE = new Size();
    OptionKind DURATION = new Time();
    OptionKind DURATION_OR_NEVER = new TimeOrNever();
    OptionKind CHARACTER_SET = new CharacterSet(false);
    OptionKind CHARACTER_SET_OR_NONE = new CharacterSet(true);
    OptionKind LANGUAGES = new Languages();
    OptionKind LOG_LEVEL = new LogLevel();
    OptionKind TEXT = new Text();
    OptionKind ANY = new Any();

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

    /** A span of time, or the word {@value #NEVER}. */
    record TimeOrNever() implements OptionKind {
        /** No end. */
        public static final String NEVER = "never";

        private static final Duration LONGEST = Duration.ofDays(400);

        static Duration parse(String value) {
            return Durations.parse(value, LONGEST);
        }

        @Override
        public void check(String value) {
            if (!value.equals(NEVER)) {
                try {
                    parse(value);
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("never, or " + e.getMessage(), e);
                }
            }
        }
    }

    /** A span of time, or the word {@value #OFF}. */
    record DurationOrOff() implements OptionKind {
        /** Not at all. */
        public static final String OFF = "off";

        @Override
        public void check(String value) {
            if (!value.equals(OFF)) {
                try {
                    Durations.parse(value);
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("off, or " + e.getMessage(), e);
                }
            }
        }
    }

    /** A number of bytes. */
    record Size() implements OptionKind {
        private static final Pattern PARTS = Pattern.compile("([0-9]{1,6}) ?(B|KB|MB|GB|TB)|0");
        private static final List<String> UNITS = List.of("B", "KB", "MB", "GB", "TB");
        private static final int STEP = 1000;

        static long parse(String value) {
            Matcher matcher = PARTS.matcher(value.toUpperCase(Locale.ROOT));
            require(matcher.matches(), "a size such as 500MB or 1GB, or 0");
            if (matcher.group(1) == null) {
                return 0;
            }
            long bytes = Long.parseLong(matcher.group(1));
            for (int i = UNITS.indexOf(matcher.group(2)); i > 0; i--) {
                bytes *= STEP;
            }
            return bytes;
        }

        @Override
        public void check(String value) {
            parse(value);
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

    /** A value of Specific Character Set by the standard (PS3.3 §C.12.1.1.2), or perhaps nothing. */
    record CharacterSet(boolean mayBeEmpty) implements OptionKind {
        private static final String EXPECTED = "a character set of the standard, such as ISO_IR 100 or ISO_IR 192";

        @Override
        public void check(String value) {
            if (value.isEmpty()) {
                require(mayBeEmpty, EXPECTED);
                return;
            }
            try {
                require(SpecificCharacterSet.of(value).deviations().isEmpty(), EXPECTED);
            } catch (CharacterSetException e) {
                throw new IllegalArgumentException(EXPECTED, e);
            }
        }
    }

    /** A number from 0 to 1. */
    record Share() implements OptionKind {
        @Override
        public void check(String value) {
            require(value.matches("0|1|0?\\.[0-9]{1,9}|1\\.0{1,9}"), "a number from 0 to 1, such as 0.9");
        }
    }

    /** Codes of languages joined by commas, or nothing. */
    record Languages() implements OptionKind {
        @Override
        public void check(String value) {
            List<String> known = InspectionOptions.knownLanguages();
            for (String code : value.isEmpty() ? new String[0] : value.split(",", -1)) {
                require(
                        known.contains(code.strip()),
                        "languages joined by commas, such as de,fr, of " + String.join(", ", known));
            }
        }
    }

    /** A name or an address of this machine. */
    record Host() implements OptionKind {
        @Override
        public void check(String value) {
            require(
                    value.matches("[A-Za-z0-9._:%-]{1,253}"),
                    "a name or an address of this machine, such as 127.0.0.1");
        }
    }

    /** How much is logged; capitals do not matter, as many set LOG_LEVEL=INFO for all they run. */
    record LogLevel() implements OptionKind {
        private static final List<String> WORDS = List.of("off", "error", "warn", "info", "debug", "trace");

        @Override
        public void check(String value) {
            require(WORDS.contains(value.toLowerCase(Locale.ROOT)), "one of " + String.join(", ", WORDS));
        }
    }

    /** Anything but nothing. */
    record Text() implements OptionKind {
        @Override
        public void check(String value) {
            require(!value.isBlank(), "a value");
        }
    }

    /** Text or nothing: looked at by the part that it is for. */
    record Any() implements OptionKind {
        @Override
        public void check(String value) {}
    }

    private static void require(boolean right, String expected) {
        if (!right) {
            throw new IllegalArgumentException(expected);
        }
    }
}
