package io.cameldicom.routes.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The Chromium of this machine without a window, as {@code -Dbrowser=PATH} names it or as it is found. Nothing is downloaded,
 * and no name is looked up. For one thread.
 */
final class Chromium implements AutoCloseable {
    private static final String GIVEN = System.getProperty("browser", "");
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /**
     * Starts it; skips the test where there is none, or none that starts, also where peers are required: not every machine
     * can have one. The one that {@code -Dbrowser} names must start.
     */
    static Chromium start() {
        Optional<Path> executable = find();
        Assumptions.assumeTrue(
                executable.isPresent(), "missing: Chromium (Debian package chromium, or -Dbrowser=PATH)");
        PlaywrightAssertions.setDefaultAssertionTimeout(Visit.PATIENCE.toMillis());
        try {
            return start(executable.get());
        } catch (PlaywrightException e) {
            Assumptions.assumeFalse(
                    GIVEN.isBlank(),
                    executable.get() + " does not start here: "
                            + e.getMessage().lines().findFirst().orElse(""));
            throw e;
        }
    }

    private static Chromium start(Path executable) {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        try {
            return new Chromium(
                    playwright,
                    playwright
                            .chromium()
                            .launch(new BrowserType.LaunchOptions()
                                    .setExecutablePath(executable)
                                    .setArgs(List.of("--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"))));
        } catch (RuntimeException e) {
            playwright.close();
            throw e;
        }
    }

    private static Optional<Path> find() {
        if (!GIVEN.isBlank()) {
            return Optional.of(Path.of(GIVEN));
        }
        return Stream.of((System.getenv().getOrDefault("PATH", "") + ":/usr/local/bin:/usr/bin").split(":"))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
