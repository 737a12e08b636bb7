package io.cameldicom.routes.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A look at a page as somebody takes it who sees little, has a small screen, or has it read aloud: what is wider than the
 * screen, cut off, too faint, too small, or has no name or heading.
 */
final class Look {
    private static final String SCRIPT = script();

    private Look() {}

    private static String script() {
        try (InputStream in = Look.class.getResourceAsStream("look.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One text for each thing that is hard to use. */
    static List<String> problems(Page page) {
        return ((List<?>) page.evaluate(SCRIPT)).stream().map(String::valueOf).toList();
    }
}
