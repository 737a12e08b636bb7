package io.cameldicom.routes.options;

import io.cameldicom.routes.confirmation.ConfirmationMode;
import io.cameldicom.toolkit.charset.DefinedTerm;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.DicomAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** The options of this run: checked, each with a value. Immutable. */
public final class Options {
    private static final String LOOPBACK = "127.0.0.1";
    private static final Set<String> NEED_TARGET = Set.of("relabel", "convert");

    private final Map<Option, String> values;
    private final Set<Option> set;
    private final Properties others;

    private Options(Map<Option, String> values, Set<Option> set, Properties others) {
        this.values = new EnumMap<>(values);
        this.set = Set.copyOf(set);
        this.others = others;
    }

    /**
     * Takes each option from the first source that has it, else its default.
     *
     * @throws OptionException on a name that looks like an option and is none, or on a value that is not of its kind
     */
    public static Options from(OptionSources sources) {
        sources.unknown().forEach((key, meant) -> {
            throw new OptionException(
                    key + ": '" + sources.valueOf(key) + "' (unknown option; the nearest option is " + meant + ")");
        });
        Map<Option, String> values = new EnumMap<>(Option.class);
        Set<Option> set = EnumSet.noneOf(Option.class);
        for (Option option : Option.values()) {
            sources.value(option).ifPresent(value -> set.add(option));
            values.put(option, checked(option, sources.value(option).orElse(option.defaultValue())));
        }
        return new Options(values, set, sources.effectiveFile());
    }

    private static String checked(Option option, String value) {
        try {
            option.kind().check(value);
            return value;
        } catch (IllegalArgumentException e) {
            throw new OptionException(option.key() + ": '" + value + "' (expected: " + e.getMessage() + ")");
        }
    }

    /**
     * Looks at options that need one another.
     *
     * @throws OptionException if one of them is missing, or does not go with another
     */
    public void requireComplete() {
        String mode = text(Option.CHARSET_MODE);
        if (NEED_TARGET.contains(mode) && text(Option.CHARSET_TARGET).isEmpty()) {
            throw new OptionException(
                    Option.CHARSET_TARGET.key() + ": '' (expected: a character set, such as ISO_IR 192, as "
                            + Option.CHARSET_MODE.key() + " is " + mode + ")");
        }
        if (flag(Option.COMMIT) && !text(Option.VERIFY).equals("off")) {
            throw new OptionException(Option.VERIFY.key() + ": '" + text(Option.VERIFY) + "' (expected: off, as "
                    + Option.COMMIT.key() + " is true; one of the two is enough)");
        }
        if (flag(Option.COMMIT) && isEmbedded()) {
            throw new OptionException(Option.COMMIT.key() + ": 'true' (expected: false, as the embedded PACS commits to"
                    + " nothing; or set " + Option.PACS.key() + ")");
        }
        if (text(Option.VERIFY).equals("find") && isEmbedded()) {
            throw new OptionException(Option.VERIFY.key() + ": 'find' (expected: off, as the embedded PACS answers no"
                    + " queries; or set " + Option.PACS.key() + ")");
        }
        if (!flag(Option.COMMIT) && !text(Option.COMMIT_LISTEN).isEmpty()) {
            throw new OptionException(Option.COMMIT_LISTEN.key() + ": '" + text(Option.COMMIT_LISTEN)
                    + "' (expected: not set, or " + Option.COMMIT.key() + "=true: nobody is asked to commit)");
        }
        String fallback = text(Option.CHARSET_FALLBACK);
        if (mode.equals("default") && DefinedTerm.of(fallback).isEmpty()) {
            throw new OptionException(Option.CHARSET_FALLBACK.key() + ": '" + fallback
                    + "' (expected: a character set without code extensions, such as ISO_IR 100, as "
                    + Option.CHARSET_MODE.key() + " is default)");
        }
    }

    /** How the destination is to confirm what it took. */
    public ConfirmationMode confirmation() {
        if (flag(Option.COMMIT)) {
            return ConfirmationMode.COMMITMENT;
        }
        return text(Option.VERIFY).equals("find") ? ConfirmationMode.FIND : ConfirmationMode.NONE;
    }

    /** The same options with another value for one of them. */
    public Options with(Option option, String value) {
        Map<Option, String> changed = new EnumMap<>(values);
        changed.put(option, checked(option, value));
        Set<Option> alsoSet = EnumSet.of(option);
        alsoSet.addAll(set);
        return new Options(changed, alsoSet, others);
    }

    /** Whether somebody has set the option; otherwise it has its default. */
    public boolean isSet(Option option) {
        return set.contains(option);
    }

    public String text(Option option) {
        return values.get(option);
    }

    public int count(Option option) {
        return Integer.parseInt(text(option));
    }

    public boolean flag(Option option) {
        return Boolean.parseBoolean(text(option));
    }

    public Duration duration(Option option) {
        return Durations.parse(text(option));
    }

    /** As {@link #duration(Option)}; empty for never. */
    public Optional<Duration> durationOrNever(Option option) {
        String text = text(option);
        return text.equals(OptionKind.TimeOrNever.NEVER)
                ? Optional.empty()
                : Optional.of(OptionKind.TimeOrNever.parse(text));
    }

    /** As {@link #duration(Option)}; empty for off. */
    public Optional<Duration> durationOrOff(Option option) {
        return text(option).equals(OptionKind.DurationOrOff.OFF) ? Optional.empty() : Optional.of(duration(option));
    }

    /** Bytes. */
    public long size(Option option) {
        return OptionKind.Size.parse(text(option));
    }

    /** An absolute path; what was relative is below the working directory. */
    public Path folder(Option option) {
        return Path.of(text(option)).toAbsolutePath().normalize();
    }

    /** Where files are sent. */
    public DicomAddress pacs() {
        String pacs = text(Option.PACS);
        return pacs.isEmpty() ? embedded() : DicomAddress.parse(pacs);
    }

    /** Whether the destination is the PACS that we run ourselves. */
    public boolean isEmbedded() {
        return pacs().equals(embedded());
    }

    /** Where the embedded PACS listens, if it does. */
    public DicomAddress embedded() {
        return new DicomAddress(new AeTitle(text(Option.EMBEDDED_AET)), LOOPBACK, count(Option.EMBEDDED_PORT));
    }

    /** Objects on their way at once: enough that moves and reading overlap with sending. */
    public int inflight() {
        int inflight = count(Option.STORE_INFLIGHT);
        return inflight == 0 ? 2 * count(Option.STORE_CONCURRENCY) : inflight;
    }

    /** The placeholders of the routes: the user's own properties, and the options as {@code {{inbox}}} and so on. */
    public Properties placeholders() {
        Properties placeholders = new Properties();
        placeholders.putAll(others);
        values.forEach((option, value) -> placeholders.setProperty(option.key(), placeholder(option)));
        placeholders.setProperty(Option.PACS.key(), pacs().toString());
        placeholders.setProperty(Option.STORE_INFLIGHT.key(), Integer.toString(inflight()));
        return placeholders;
    }

    private String placeholder(Option option) {
        if (option.kind() == OptionKind.FOLDER) {
            return folder(option).toString();
        }
        return option.kind() == OptionKind.DURATION
                ? Long.toString(duration(option).toMillis())
                : text(option);
    }
}
