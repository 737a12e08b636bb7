import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes letters.txt: how often letters follow each other, per language, from the names of countries, languages, currencies,
 * months and days that Java knows (CLDR), and from names.txt, which counts thrice.
 *
 * <p>One line a language: code, script, then runs of two letters and a digit; the letters follow each other about
 * 2^(digit/2) times. A space stands for the beginning or end of a word. For Chinese, Japanese and Korean one letter and a
 * digit, and no order. Romanian is counted with commas below and with the cedillas that older sets have instead.
 *
 * <p>Usage: java LetterFrequencies.java NAMES OUT
 */
public final class LetterFrequencies {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    public static void main(String[] args) throws IOException {
        StringBuilder out = new StringBuilder();
        for (String line : Files.readAllLines(Path.of(args[0]))) {
            int space = line.indexOf(' ');
            String code = line.substring(0, space);
            boolean ordered = !List.of("zh", "zh-TW", "ja", "ko").contains(code);
            Map<String, Integer> counts = new TreeMap<>();
            count(counts, line.substring(space), 3, ordered);
            String words = words(Locale.forLanguageTag(code));
            count(counts, words, 1, ordered);
            if (code.equals("ro")) {
                count(counts, words.replace('\u0219', '\u015F').replace('\u021B', '\u0163'), 1, ordered);
            }
            out.append(code).append('\t');
            counts.forEach((letters, n) -> {
                if (n > 1) {
                    out.append(letters).append(DIGITS.charAt((int) Math.round(2 * Math.log(n) / Math.log(2))));
                }
            });
            out.append('\n');
        }
        Files.writeString(Path.of(args[1]), out);
    }

    private static String words(Locale locale) {
        StringBuilder words = new StringBuilder();
        for (String country : Locale.getISOCountries()) {
            words.append(' ').append(new Locale("", country).getDisplayCountry(locale));
        }
        for (String language : Locale.getISOLanguages()) {
            words.append(' ').append(new Locale(language).getDisplayLanguage(locale));
        }
        for (Currency currency : Currency.getAvailableCurrencies()) {
            words.append(' ').append(currency.getDisplayName(locale));
        }
        for (java.time.Month month : java.time.Month.values()) {
            words.append(' ').append(month.getDisplayName(java.time.format.TextStyle.FULL, locale));
        }
        for (java.time.DayOfWeek day : java.time.DayOfWeek.values()) {
            words.append(' ').append(day.getDisplayName(java.time.format.TextStyle.FULL, locale));
        }
        return words.toString();
    }

    private static void count(Map<String, Integer> counts, String words, int weight, boolean ordered) {
        boolean latin = words.chars().filter(c -> c < 0x250 && isLetter((char) c)).count() > words.length() / 2;
        char before = ' ';
        for (char c : (words + " ").toCharArray()) {
            char letter = isLetter(c) && (latin || c > 0x7F) ? Character.toLowerCase(c) : ' ';
            if (ordered && (letter != ' ' || before != ' ')) {
                counts.merge("" + before + letter, weight, Integer::sum);
            } else if (!ordered && letter > 0x7F) {
                counts.merge("" + letter, weight, Integer::sum);
            }
            before = letter;
        }
    }

    private static boolean isLetter(char c) {
        return Character.isLetter(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }
}
