package io.cameldicom.test.script;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One statement of a script, cut into words.
 *
 * @param line number of its line, from 1
 * @param text as it stands there
 */
record Statement(int line, String text, List<Words.Word> words) {
    private static final Pattern TOKEN = Pattern.compile(
            "\"(?:[^\"\\\\]|\\\\.)*\"" // text in quotation marks
                    + "|\\(?[0-9A-Fa-f]{4},[0-9A-Fa-f]{4}\\)?(?![^\\s,;#])" // a tag
                    + "|#.*|[,:;]|[^\\s,:;\"#]+|\"");

    static List<Statement> all(String script) {
        List<Statement> statements = new ArrayList<>();
        int number = 0;
        for (String line : script.lines().toList()) {
            number++;
            List<Words.Word> words = new ArrayList<>();
            int begin = 0;
            int end = 0;
            Matcher matcher = TOKEN.matcher(line);
            while (matcher.find() && !matcher.group().startsWith("#")) {
                String token = matcher.group();
                if (token.equals(";")) {
                    add(statements, number, line.substring(begin, matcher.start()), words);
                    words = new ArrayList<>();
                    begin = matcher.end();
                } else if (token.equals("\"")) {
                    throw new ScriptException(
                            number, line.strip(), "a quotation mark (expected: another one after it)");
                } else {
                    boolean quoted = token.startsWith("\"");
                    words.add(new Words.Word(quoted ? Quotes.unquote(token) : token, quoted));
                }
                end = matcher.end();
            }
            add(statements, number, line.substring(begin, Math.max(begin, end)), words);
        }
        return statements;
    }

    private static void add(List<Statement> to, int line, String text, List<Words.Word> words) {
        if (!words.isEmpty()) {
            to.add(new Statement(line, text.strip(), words));
        }
    }
}
