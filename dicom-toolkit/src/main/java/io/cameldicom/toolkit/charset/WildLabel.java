package io.cameldicom.toolkit.charset;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spellings of terms that real objects have: other case, other separators, and names of other registries. */
final class WildLabel {
    private static final int LONGEST = 32;
    private static final Pattern ALONE = Pattern.compile("(?:ISO_?)?IR_?(\\d{1,3})");
    private static final Pattern EXTENDED = Pattern.compile("ISO_?2022_?(?:IR_?)?(\\d{1,3})");
    private static final Pattern ISO_8859 = Pattern.compile("(?:ISO_?(?:IR_?)?)?8859_?(\\d{1,2})");
    private static final Pattern LATIN = Pattern.compile("(?:ISO_)?L(?:ATIN)?_?(\\d)");

    private static final Map<String, Integer> PARTS_OF_ISO_8859 = Map.ofEntries(
            Map.entry("1", 100),
            Map.entry("2", 101),
            Map.entry("3", 109),
            Map.entry("4", 110),
            Map.entry("5", 144),
            Map.entry("6", 127),
            Map.entry("7", 126),
            Map.entry("8", 138),
            Map.entry("9", 148),
            Map.entry("11", 166),
            Map.entry("15", 203));

    private static final Map<String, Integer> LATINS =
            Map.of("1", 100, "2", 101, "3", 109, "4", 110, "5", 148, "9", 203);

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("UTF8", "ISO_IR 192"),
            Map.entry("UTF_8", "ISO_IR 192"),
            Map.entry("GB18030", "GB18030"),
            Map.entry("GB_18030", "GB18030"),
            Map.entry("GB18030_2000", "GB18030"),
            Map.entry("GB18030_2005", "GB18030"),
            Map.entry("ISO_2022_GB18030", "GB18030"),
            Map.entry("GBK", "GBK"),
            Map.entry("ISO_2022_GBK", "GBK"),
            Map.entry("CP936", "GBK"),
            Map.entry("ASCII", "ISO_IR 6"),
            Map.entry("US_ASCII", "ISO_IR 6"),
            Map.entry("TIS_620", "ISO_IR 166"),
            Map.entry("TIS620", "ISO_IR 166"));

    private WildLabel() {}

    /** The term for which a label stands; empty if that is not clear. */
    static Optional<Term> read(String label) {
        if (label.length() > LONGEST) {
            return Optional.empty();
        }
        String plain = label.toUpperCase(Locale.ROOT).replaceAll("[ _.:\\-]+", "_");
        String named = NAMES.get(plain);
        return named != null ? Term.of(named) : number(plain);
    }

    private static Optional<Term> number(String plain) {
        Matcher extended = EXTENDED.matcher(plain);
        if (extended.matches()) {
            return Term.of("ISO 2022 IR " + extended.group(1)).or(() -> alone(extended.group(1)));
        }
        Matcher alone = ALONE.matcher(plain);
        if (alone.matches()) {
            return alone(alone.group(1));
        }
        Matcher part = ISO_8859.matcher(plain);
        if (part.matches()) {
            return registered(PARTS_OF_ISO_8859.get(part.group(1)));
        }
        Matcher latin = LATIN.matcher(plain);
        return latin.matches() ? registered(LATINS.get(latin.group(1))) : Optional.empty();
    }

    /** Sets of two bytes have no term without code extension, UTF-8 has none with it. */
    private static Optional<Term> alone(String number) {
        return Term.of("ISO_IR " + number)
                .or(() -> Term.of("ISO 2022 IR " + number).filter(Term::isDoubleByte));
    }

    private static Optional<Term> registered(Integer number) {
        return Optional.ofNullable(number).flatMap(n -> Term.of("ISO_IR " + n));
    }
}
