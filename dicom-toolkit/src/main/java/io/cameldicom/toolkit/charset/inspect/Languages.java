package io.cameldicom.toolkit.charset.inspect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The languages whose letters are known, read once from the resource beside this class. */
final class Languages {
    static final List<Language> ALL = read();

    private Languages() {}

    private static List<Language> read() {
        try (InputStream in = Languages.class.getResourceAsStream("letters.txt")) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return lines.lines().map(Languages::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Language parse(String line) {
        int tab = line.indexOf('\t');
        String code = line.substring(0, tab);
        String counts = line.substring(tab + 1);
        return switch (code) {
            case "zh" -> new IdeographicLanguage(code, counts, IdeographicLanguage.Levels.GB2312);
            case "zh-TW" -> new IdeographicLanguage(code, counts, IdeographicLanguage.Levels.BIG5);
            case "ja" -> new IdeographicLanguage(code, counts, IdeographicLanguage.Levels.JIS);
            case "ko" -> new IdeographicLanguage(code, counts, IdeographicLanguage.Levels.KS);
            default -> new AlphabeticLanguage(code, counts);
        };
    }
}
